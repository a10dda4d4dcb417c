import type { Buffer } from 'node:buffer';
import { WORD, classAt } from './bytes.ts';

/** How far back the name of a value, or its place in a row, is looked for. */
export const BACK = 1024;

const QUOTES = new Set([0x22, 0x27, 0x60, 0x5c, 0x20, 0x5b]);
const COLON = 0x3a;
const EQUALS = 0x3d;

/**
 * What a value goes by: the key before its colon or equals sign (JSON, PHP, parameters), the element around it, the name
 * that PHP's serialize wrote before it; where there is none, its place in a row of commas (`#3`), else the word before it.
 */
export function nameOf(bytes: Buffer, at: number): string {
  let place = skipQuotes(bytes, at - 1);
  const byte = bytes[place];
  if (byte === COLON || byte === EQUALS || (byte === 0x3e && bytes[place - 1] === EQUALS)) {
    place = skipQuotes(bytes, byte === 0x3e ? place - 2 : place - 1);
    const key = wordBefore(bytes, place);
    return /^\d*$/.test(key) && byte === COLON ? serialized(bytes, place) : key;
  }
  if (byte === 0x3e) return wordBefore(bytes, place - 1);
  return isBetween(byte) ? placeInRow(bytes, at) : wordBefore(bytes, place);
}

/** Nothing, or what stands between the values of a row. */
function isBetween(byte: number | undefined): boolean {
  return byte === undefined || byte === 0x2c || byte === 0x3b || byte === 0x09 || byte === 0x0a || byte === 0x28;
}

function skipQuotes(bytes: Buffer, from: number): number {
  let place = from;
  for (let steps = 0; steps < 8 && QUOTES.has(bytes[place] ?? 0); steps++) place--;
  return place;
}

/** The word that ends at a place; dots and dashes within belong to it. */
function wordBefore(bytes: Buffer, from: number): string {
  let start = from + 1;
  while (start > 0 && from - start < 48 && isNamePart(bytes, start - 1)) start--;
  return bytes.toString('latin1', start, from + 1);
}

function isNamePart(bytes: Buffer, at: number): boolean {
  const byte = bytes[at] ?? 0;
  return (classAt(bytes, at) & WORD) !== 0 || byte === 0x2d || byte >= 0x80;
}

/** `s:9:"cc_number";s:16:` before the quote of the value: the name is the string before. */
function serialized(bytes: Buffer, from: number): string {
  const before = bytes.toString('latin1', Math.max(0, from - 80), from + 1);
  return /\\?"([^"\\]{1,48})\\?";[a-z]:\d{0,4}$/.exec(before)?.[1] ?? '';
}

/** How many commas (or tabs, semicolons) stand between the beginning of the row and a place. */
function placeInRow(bytes: Buffer, at: number): string {
  let separators = 0;
  const last = Math.max(0, at - BACK);
  for (let place = at - 1; place >= last; place--) {
    const byte = bytes[place];
    if (byte === 0x2c || byte === 0x3b || byte === 0x09) separators++;
    else if (byte === 0x0a || byte === 0x28) return `#${separators}`;
  }
  return at < BACK ? `#${separators}` : '';
}
