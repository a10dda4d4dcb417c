import type { Buffer } from 'node:buffer';
import { DIGIT, WORD, classAt } from './bytes.ts';

/** How far back the name of a value, or its place in a row, is looked for. */
export const BACK = 1024;

const COLON = 0x3a;
const EQUALS = 0x3d;

/** Where a name stands, or a place in a row of values (`row` is not negative then), which is a line or stands in brackets. */
export interface NamePlace {
  from: number;
  to: number;
  row: number;
  inBrackets: boolean;
}

export function namePlace(): NamePlace {
  return { from: 0, to: 0, row: -1, inBrackets: false };
}

/**
 * What a value goes by: the key before its colon or equals sign (JSON, PHP, parameters), the element around it, the name
 * that PHP's serialize wrote before it; where there is none, its place in a row of commas (`#3` of a line, `(3` in brackets), else the word before it.
 */
export function nameOf(bytes: Buffer, at: number): string {
  const place = namePlace();
  findName(bytes, at, place);
  return nameAt(bytes, place);
}

/** The name that was found. */
export function nameAt(bytes: Buffer, { from, to, row, inBrackets }: NamePlace): string {
  return row >= 0 ? `${inBrackets ? '(' : '#'}${row}` : bytes.toString('latin1', from, to);
}

/** A number for a name, nearly always another one for another name: to look up what is known of it without writing it down. */
export function hashAt(bytes: Buffer, { from, to, row, inBrackets }: NamePlace): number {
  let hash = inBrackets ? row + 2048 : row + 1;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  return hash;
}

/** The same as `nameOf`, as a place. */
export function findName(bytes: Buffer, at: number, found: NamePlace): void {
  found.row = -1;
  found.inBrackets = false;
  found.from = 0;
  found.to = 0;
  let place = skipQuotes(bytes, at - 1);
  const byte = bytes[place];
  if (byte === COLON || byte === EQUALS || (byte === 0x3e && bytes[place - 1] === EQUALS)) {
    place = skipQuotes(bytes, byte === 0x3e ? place - 2 : place - 1);
    wordBefore(bytes, place, found);
    if (byte === COLON && isNumber(bytes, found)) serialized(bytes, place, found);
  } else if (byte === 0x3e) wordBefore(bytes, place - 1, found);
  else if (isBetween(byte)) placeInRow(bytes, at, found);
  else wordBefore(bytes, place, found);
}

/** Nothing, or what stands between the values of a row. */
function isBetween(byte: number | undefined): boolean {
  return byte === undefined || byte === 0x2c || byte === 0x3b || byte === 0x09 || byte === 0x0a || byte === 0x28;
}

function skipQuotes(bytes: Buffer, from: number): number {
  let place = from;
  for (let steps = 0; steps < 8 && isQuote(bytes[place]); steps++) place--;
  return place;
}

function isQuote(byte: number | undefined): boolean {
  return byte === 0x22 || byte === 0x27 || byte === 0x60 || byte === 0x5c || byte === 0x20 || byte === 0x5b;
}

/** The word that ends at a place; dots and dashes within belong to it. */
function wordBefore(bytes: Buffer, last: number, found: NamePlace): void {
  let from = last + 1;
  while (from > 0 && last - from < 48 && isNamePart(bytes, from - 1)) from--;
  found.from = from;
  found.to = last + 1;
}

function isNamePart(bytes: Buffer, at: number): boolean {
  const byte = bytes[at] ?? 0;
  return (classAt(bytes, at) & WORD) !== 0 || byte === 0x2d || byte >= 0x80;
}

function isNumber(bytes: Buffer, { from, to }: NamePlace): boolean {
  for (let at = from; at < to; at++) if ((classAt(bytes, at) & DIGIT) === 0) return false;
  return true;
}

/** `s:9:"cc_number";s:16:` before the quote of the value: the name is the string before. */
function serialized(bytes: Buffer, from: number, found: NamePlace): void {
  const first = Math.max(0, from - 80);
  const hit = /\\?"([^"\\]{1,48})\\?";[a-z]:\d{0,4}$/.exec(bytes.toString('latin1', first, from + 1));
  const name = hit?.[1] ?? '';
  found.from = hit === null ? 0 : first + hit.index + hit[0].indexOf(name);
  found.to = found.from + name.length;
}

/** How many commas (or tabs, semicolons) stand between the beginning of the row and a place. */
function placeInRow(bytes: Buffer, at: number, found: NamePlace): void {
  let separators = 0;
  const last = Math.max(0, at - BACK);
  for (let place = at - 1; place >= last; place--) {
    const byte = bytes[place];
    if (byte === 0x2c || byte === 0x3b || byte === 0x09) separators++;
    else if (byte === 0x0a || byte === 0x28) {
      found.row = separators;
      found.inBrackets = byte === 0x28;
      return;
    }
  }
  if (at < BACK) found.row = separators;
}
