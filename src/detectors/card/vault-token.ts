/**
 * What the vault puts in place of a card number (docs/reference/token-shape.md): as many digits, the last four kept, 9999 in
 * front, which no issuer can have (ISO/IEC 7812: 9 and a country of ISO 3166-1, where 900 to 999 belong to no country), and
 * a Luhn sum that leaves 5, so that it is never taken for a card number.
 */
export const TOKEN_PREFIX = '9999';
export const TOKEN_REMAINDER = 5;

/** Whether digits are a token of a vault; one number in a million is by chance, and of those that fail the check digit one in a hundred. */
export function isVaultToken(digits: string): boolean {
  if (luhnSum(digits) % 10 !== TOKEN_REMAINDER) return false;
  return /^9999\d{8,15}$/.test(digits) || isKeptToken(digits);
}

const PLACES = 11;
const PLACES_REMAINDER = 7;

/**
 * A token that keeps the first six digits of its card. Nothing but its two sums can mark it: Luhn's leaves 5, and that of
 * all digits, each times its place from the right, leaves 7 of 11.
 */
export function isKeptToken(digits: string): boolean {
  if (!/^[1-8]\d{12,18}$/.test(digits) || luhnSum(digits) % 10 !== TOKEN_REMAINDER) return false;
  let sum = 0;
  for (let place = 1; place <= digits.length; place++) sum += place * (digits.charCodeAt(digits.length - place) - 48);
  return sum % PLACES === PLACES_REMAINDER;
}

/** The sum of ISO/IEC 7812-1, annex B. */
export function luhnSum(digits: string): number {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48;
    sum += place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum;
}
