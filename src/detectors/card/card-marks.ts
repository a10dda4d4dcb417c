import { firstOf } from '../scan/words.ts';
import type { Piece } from '../detector.ts';
import { cardWords, creditCardWords, otherCardWords, otherNumberWords } from './card-words.ts';
import { issuerOf } from './issuers.ts';
import { testNumbers } from './test-numbers.ts';

const free =
  /(?:^|[^0-9A-Za-z_.\u0080-\u00ff]|[A-Za-z\s]\.|\\[nrt]|[%=][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|[\u0080-\u00bf])$/;
const freeAfter = /^(?:$|[^0-9A-Za-z_.\u0080-\u00ff]|\.(?:$|[^0-9])|[\u00c2-\u00ef])/;

/** Nothing of a word may stand beside a number, nor may it be the fraction of another; escapes such as \n, %3D, \u0022 do not count. */
export function standsFree(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 10), start);
  const after = text.slice(end, end + 2);
  return freeAfter.test(after) ? free.test(before) || named.test(before) : after.startsWith('_') && named.test(before);
}

/** A name that is written in one with its number: `card_4111…`, `cc4111…`. */
const named =
  /(?:^|[^A-Za-z])(?:card|cards|cc|ccn|ccnum|pan|visa|amex|karte|carte|tarjeta|carta)(?:no|nr|num|number)?[_#-]?$/i;

/** Published for tests, or so full of one digit that nobody was issued it. */
export function isTestNumber(digits: string): boolean {
  return testNumbers.has(digits) || /0{8}\d{0,4}$|(\d)\1{6}/.test(digits);
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
  const isOther = (firstOf(piece.name, otherCardWords) ?? firstOf(before.slice(-20), otherCardWords)) !== undefined;
  const called = isOther ? undefined : firstOf(piece.name, cardWords);
  if (isOther) add(-5, 'named as another kind of card');
  else if (called !== undefined) add(firstOf(piece.name, creditCardWords) === undefined ? 5 : 6.5, `named ${called}`);
  else if (firstOf(piece.name, otherNumberWords) !== undefined) add(-5, 'named as another number');
  const near = firstOf(before.slice(-48), cardWords) ?? firstOf(after.slice(0, 32), cardWords);
  if (near !== undefined && called === undefined) add(4, `near "${near}"`);
  if (near === undefined && called === undefined && firstOf(before.slice(-24), otherNumberWords) !== undefined) {
    add(-3, 'near the name of another number');
  }
  if (/^[\s"',;|:\\t]{1,6}(?:(?:0[1-9]|1[0-2])[/-]?(?:20)?[2-4]\d|20[2-4]\d-(?:0[1-9]|1[0-2]))(?:\D|$)/.test(after))
    add(3, 'expiry beside it');
  return { odds, reasons };
}
