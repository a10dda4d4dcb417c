import { CODE, type Candidates, type Wanted } from './candidates.ts';
import { classOf } from './bytes.ts';
import { bucketsOf, spellings } from './buckets.ts';
import type { MakePass } from './scanner.ts';

/** As kernel/layout.ts has it. */
const PREFIXES = 4096;
const IBANS = 24_576;
const CLASSES = 25_600;
const NIBBLES = 25_856;
const INSIDE = 25_984;
const HASHES = 26_624;
const ANCHORS = 36_864;
const ANCHOR_SIZE = 40;
/** What of an entry is left for the text. */
const LONGEST_ANCHOR = ANCHOR_SIZE - 4;
const MOST_ANCHORS = 512;
const HEADS = 57_344;
const OUT_NUMBERS = 65_536;
const OUT = 851_968;
const WINDOW = 1_376_256;
const PAGE = 65_536;
/** Looked through in one call: what comes of it fits between OUT and WINDOW, and stays in the processor's cache. */
const STRETCH = 16_384;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  find(from: number, to: number, end: number, closely: number, codes: number): number;
  lines(from: number, to: number): number;
}

/** The part of WebAssembly that is used; Node has it, its types do not. */
interface WebAssemblyLike {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** A function of fourteen bytes that uses one SIMD instruction: valid only where there is SIMD. */
const usesSimd = Uint8Array.of(
  0,
  97,
  115,
  109,
  1,
  0,
  0,
  0,
  1,
  5,
  1,
  96,
  0,
  1,
  123,
  3,
  2,
  1,
  0,
  10,
  10,
  1,
  8,
  0,
  65,
  0,
  253,
  15,
  253,
  98,
  11,
);

/** The first pass in WebAssembly, from the bytes of `kernel/scan.wasm`; nothing where this machine has no SIMD. */
export function kernelPass(bytes: Uint8Array): MakePass | undefined {
  const wasm = (globalThis as { readonly WebAssembly?: WebAssemblyLike }).WebAssembly;
  if (wasm === undefined || !wasm.validate(usesSimd) || !wasm.validate(bytes)) return undefined;
  const module = new wasm.Module(bytes);
  const tables = new Map<string, Uint8Array>();
  return (wanted, size) => {
    const exports = new wasm.Instance(module, {}).exports as Exports;
    const needed = Math.ceil((WINDOW + size + 512) / PAGE) - exports.memory.buffer.byteLength / PAGE;
    if (needed > 0) exports.memory.grow(needed);
    const { buffer } = exports.memory;
    const key = wanted.codes.has(CODE.anchor) ? wanted.anchors.map(keyOf).join() : '';
    const known = tables.get(key) ?? tablesOf(wanted);
    tables.set(key, known);
    new Uint8Array(buffer).set(known, PREFIXES);
    return passOver(exports, wanted, size);
  };
}

function passOver(exports: Exports, wanted: Wanted, size: number): ReturnType<MakePass> {
  const { buffer } = exports.memory;
  let codes = 0;
  for (const code of wanted.codes) codes |= 1 << code;
  return {
    window: new Uint8Array(buffer, WINDOW, size),
    stretch: STRETCH,
    find(from, to, end, closely): Candidates {
      const count = exports.find(from, to, end, Math.max(0, Math.min(closely, size)), codes);
      return { pairs: new Int32Array(buffer, OUT, count * 2), count };
    },
    lines: (from, to) => exports.lines(from, to),
  };
}

function keyOf({ bytes, openLeft, openRight, reachesAt }: Wanted['anchors'][number]): string {
  return `${openLeft}${openRight}${reachesAt}${bytes.join('.')}`;
}

/** What stands in the memory from the first table on; the same for the same anchors, and costly to make. */
function tablesOf(wanted: Wanted): Uint8Array {
  const memory = new Uint8Array(OUT_NUMBERS);
  writeTables(memory, wanted);
  return memory.subarray(PREFIXES);
}

function writeTables(memory: Uint8Array, wanted: Wanted): void {
  memory.set(wanted.prefixes, PREFIXES);
  memory.set(wanted.ibanLengths, IBANS);
  memory.set(classOf, CLASSES);
  if (!wanted.codes.has(CODE.anchor)) return;
  if (wanted.anchors.length > MOST_ANCHORS) throw new Error(`the kernel has room for ${MOST_ANCHORS} anchors`);
  const last = new Map<number, number>();
  const buckets = bucketsOf(wanted.anchors);
  memory[INSIDE] = buckets.inside;
  for (const [index, { bytes, openLeft, openRight, reachesAt }] of wanted.anchors.entries()) {
    const entry = ANCHORS + index * ANCHOR_SIZE;
    if (bytes.length > LONGEST_ANCHOR)
      throw new Error(
        `the anchor "${new TextDecoder().decode(bytes)}" has ${bytes.length} bytes; the kernel has room for ${LONGEST_ANCHOR}`,
      );
    memory[entry] = bytes.length;
    memory[entry + 1] = (openLeft ? 1 : 0) | (openRight ? 2 : 0) | (reachesAt ? 4 : 0);
    memory.set(bytes, entry + 4);
    const hash = hashOf(bytes);
    const before = last.get(hash);
    write16(memory, before === undefined ? HASHES + hash * 2 : ANCHORS + before * ANCHOR_SIZE + 2, index + 1);
    last.set(hash, index);
    const head = headOf(bytes);
    memory[HEADS + (head >>> 3)] = (memory[HEADS + (head >>> 3)] ?? 0) | (1 << (head & 7));
    writeNibbles(memory, bytes, 1 << (buckets.of[index] ?? 0));
  }
}

function hashOf(bytes: Uint8Array): number {
  const key = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16);
  return Math.imul(key, 0x9e3779b1) >>> 20;
}

function write16(memory: Uint8Array, at: number, value: number): void {
  memory[at] = value & 255;
  memory[at + 1] = value >> 8;
}

/** Sixteen bits of the first three bytes, whatever their case. */
function headOf(bytes: Uint8Array): number {
  const key = (bytes[0] ?? 0) | ((bytes[1] ?? 0) << 8) | ((bytes[2] ?? 0) << 16) | 0x20_20_20;
  return Math.imul(key, 0x9e3779b1) >>> 16;
}

function writeNibbles(memory: Uint8Array, bytes: Uint8Array, bit: number): void {
  for (let place = 0; place < 4; place++) {
    const table = NIBBLES + place * 32;
    for (const byte of spellings(bytes, place)) {
      memory[table + (byte & 15)] = (memory[table + (byte & 15)] ?? 0) | bit;
      memory[table + 16 + (byte >> 4)] = (memory[table + 16 + (byte >> 4)] ?? 0) | bit;
    }
  }
}
