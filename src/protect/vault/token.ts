import { randomFillSync } from 'node:crypto';
import { isKeptToken, luhnSum, TOKEN_PREFIX, TOKEN_REMAINDER } from '../../detectors/card/vault-token.ts';

const KEPT = 4;
const FIRST = 6;
const SHORTEST_KEPT = 13;
const MOST_TRIES = 3000;
const notDigit = /\D/;

/** Makes tokens in the shape of docs/reference/token-shape.md. */
export interface TokenMaker {
  /** As many digits as `written`, with its separators and, unless `loose`, its last four digits; the rest is random. */
  make(written: string, loose?: boolean): string;
}

/** With `firstSix` the first six digits stay too, as long as there are tokens left for them. */
export function makeTokens(
  fill: (bytes: Uint8Array) => void = (bytes) => void randomFillSync(bytes),
  firstSix = false,
): TokenMaker {
  const bytes = new Uint8Array(4096);
  let at = bytes.length;

  function digit(): number {
    for (;;) {
      if (at === bytes.length) {
        fill(bytes);
        at = 0;
      }
      const byte = bytes[at++] ?? 255;
      if (byte < 250) return byte % 10;
    }
  }

  /** First six, last four, and between them digits with which the two sums fit; `undefined` if none was met. */
  function keeping(digits: string): string | undefined {
    for (let tried = 0; digits.length >= SHORTEST_KEPT && tried < MOST_TRIES; tried++) {
      const middle = Array.from({ length: digits.length - FIRST - KEPT }, digit).join('');
      const token = `${digits.slice(0, FIRST)}${middle}${digits.slice(-KEPT)}`;
      if (isKeptToken(token)) return token;
    }
    return undefined;
  }

  return {
    make(written, loose = false) {
      const digits = tokenDigits(written);
      const kept = firstSix && !loose ? keeping(digits) : undefined;
      if (kept !== undefined) return dressed(kept, written);
      let last = digits.slice(-KEPT);
      if (loose) last = Array.from({ length: KEPT }, digit).join('');
      const count = digits.length - TOKEN_PREFIX.length - KEPT;
      if (count < 1) throw new Error('a token needs at least nine digits');
      let middle = '';
      for (let index = 1; index < count; index++) middle += digit();
      for (let check = 0; check < 10; check++) {
        const token = `${TOKEN_PREFIX}${middle}${check}${last}`;
        if (luhnSum(token) % 10 === TOKEN_REMAINDER) return dressed(token, written);
      }
      throw new Error('every remainder can be reached by one digit');
    },
  };
}

/** Digits in the clothes of another number: its separators, in its places. */
export function dressed(digits: string, like: string): string {
  if (digits.length === like.length) return digits; // there is nothing between them
  let at = 0;
  return like.replace(/\d/g, () => digits[at++] ?? '');
}

/** The digits of a token as somebody typed it. */
export function tokenDigits(written: string): string {
  return notDigit.test(written) ? written.replace(/\D/g, '') : written;
}
