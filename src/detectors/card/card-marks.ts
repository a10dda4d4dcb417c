import { firstOf } from '../scan/words.ts';
import type { Piece } from '../detector.ts';
import { cardWords, otherNumberWords } from './card-words.ts';
import { issuerOf } from './issuers.ts';
import { testNumbers } from './test-numbers.ts';

const free =
  /(?:^|[^0-9A-Za-z_.\u0080-\u00ff]|[A-Za-z\s]\.|\\[nrt]|%[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|[\u0080-\u00bf])$/;
const freeAfter = /^(?:$|[^0-9A-Za-z_.\u0080-\u00ff]|\.(?:$|[^0-9])|[\u00c2-\u00ef])/;

/** Nothing of a word may stand beside a number, nor may it be the fraction of another; escapes such as \n, %3D, \u0022 do not count. */
export function standsFree(text: string, start: number, end: number): boolean {
  return freeAfter.test(text.slice(end, end + 2)) && free.test(text.slice(Math.max(0, start - 8), start));
}

/** Published for tests, or so full of one digit that nobody was issued it. */
export function isTestNumber(digits: string): boolean {
  return testNumbers.has(digits) || /0{8}\d{0,4}$|(\d)\1{10}/.test(digits);
}

export interface Weighed {
  /** Natural logarithm of the odds that it is a card number. */
  readonly odds: number;
  readonly reasons: readonly string[];
}

/** Issuer and length, how it is printed, what it is called, and what stands beside it. */
export function weighCard(digits: string, isGrouped: boolean, piece: Piece, start: number, end: number): Weighed {
  const known = issuerOf(digits);
  const reasons = ['check digit'];
  let odds = 0;
  const add = (by: number, reason: string): void => {
    odds += by;
    reasons.push(reason);
  };
  if (known?.strong === true) add(known.issuer.prior === 'high' ? 0.5 : 0, 'issuer and length');
  else add(-4, 'unusual prefix or length');
  if (isGrouped) add(3, 'grouped as on a card');
  const before = piece.before(start);
  const after = piece.after(end);
  const named = firstOf(piece.name, cardWords);
  if (named !== undefined) add(5, `named ${named}`);
  else if (firstOf(piece.name, otherNumberWords) !== undefined) add(-5, 'named as another number');
  const near = firstOf(before.slice(-48), cardWords) ?? firstOf(after.slice(0, 32), cardWords);
  if (near !== undefined && named === undefined) add(4, `near "${near}"`);
  if (near === undefined && named === undefined && firstOf(before.slice(-24), otherNumberWords) !== undefined) {
    add(-3, 'near the name of another number');
  }
  if (/^[\s"',;|:\\t]{1,6}(?:0[1-9]|1[0-2])[/-](?:20)?[2-4]\d(?:\D|$)/.test(after)) add(3, 'expiry beside it');
  return { odds, reasons };
}
