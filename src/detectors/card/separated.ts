import { passesLuhn } from '../mask.ts';
import { gapAt } from '../scan/gap.ts';
import { issuerOf } from './issuers.ts';

/** Groups as schemes print them, by the number of digits (ISO/IEC 7813; 4-6-5 for American Express). */
const layouts: readonly (readonly number[])[] = [
  [4, 4, 4, 4, 3],
  [4, 4, 4, 4, 2],
  [4, 4, 4, 4],
  [4, 6, 5],
  [4, 6, 4],
  [4, 4, 4, 3],
  [4, 4, 4, 1],
];

export interface Printed {
  readonly digits: string;
  readonly gap: string;
  readonly end: number;
}

/** A number in groups that begins at a place: right layout, issuer and check digit, and no further group behind. */
export function printedNumber(text: string, at: number): Printed | undefined {
  const length = gapAt((place) => text.charCodeAt(place), at + 4);
  if (length === 0) return undefined;
  const between = text.slice(at + 4, at + 4 + length);
  for (const layout of layouts) {
    const read = inLayout(text, at, layout, between);
    if (read === undefined) continue;
    if (passesLuhn(read.digits) && issuerOf(read.digits) !== undefined) return read;
  }
  return undefined;
}

function inLayout(text: string, at: number, layout: readonly number[], between: string): Printed | undefined {
  let place = at;
  let digits = '';
  for (const [index, size] of layout.entries()) {
    if (index > 0) {
      if (!text.startsWith(between, place)) return undefined;
      place += between.length;
    }
    const group = text.slice(place, place + size);
    if (group.length !== size || !/^\d+$/.test(group)) return undefined;
    digits += group;
    place += size;
  }
  return /\d/.test(text.charAt(place)) ? undefined : { digits, gap: between, end: place };
}

/** Whether a group of four with a digit in it and the same gap stand before a place: it goes on a longer number (an IBAN, a licence key). */
export function goesOn(text: string, at: number, between: string): boolean {
  if (!text.endsWith(between, at)) return false;
  const group = /(?:^|[^0-9A-Za-z])([0-9A-Za-z]{4})$/.exec(
    text.slice(Math.max(0, at - between.length - 5), at - between.length),
  )?.[1];
  return group !== undefined && /\d/.test(group);
}
