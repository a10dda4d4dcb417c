import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Uniform whole numbers of 32 bits, one after the other. */
export interface Stream {
  next(): number;
}

const BURNED = 16;

/**
 * The stream of one variable (xoroshiro128+, Blackman and Vigna 2018). Every variable has its own, made of the seed and
 * its name, so that a result stays the same when other variables come and go.
 */
export function stream(seed: number, name: string): Stream {
  const generator = xoroshiro128plus(keyOf(seed, name));
  // Its state is made of 32 bits; the first steps still show it.
  for (let step = 0; step < BURNED; step++) generator.next();
  return { next: () => generator.next() >>> 0 };
}

/** A key of 32 bits for a variable (FNV-1a, then mixed). */
export function keyOf(seed: number, name: string): number {
  let hash = 0x811c9dc5 ^ mixed(seed);
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

const STEP = 0x9e3779b9;

/**
 * The draw number `at` of a key: 32 uniform bits that depend on nothing else, so that draws can be made in any order
 * or left out (counter-based, as in Salmon et al. 2011; the step is that of splitmix).
 */
export function drawAt(key: number, at: number): number {
  return mixed((key + Math.imul(at + 1, STEP)) | 0);
}

/** Spreads 32 bits over 32 bits, one to one (the finaliser "lowbias32" of the hash-prospector search). */
export function mixed(bits: number): number {
  let x = bits | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = Math.imul(x ^ (x >>> 15), 0x735a2d97);
  return (x ^ (x >>> 15)) >>> 0;
}

/** 32 bits as a share above 0 and below 1. */
export function shareOf(bits: number): number {
  return (bits + 0.5) / 4294967296;
}
