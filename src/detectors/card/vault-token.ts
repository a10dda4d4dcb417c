/**
 * What the vault puts in place of a card number (docs/reference/token-shape.md): as many digits, the last four kept, 9999 in
 * front, which no issuer can have (ISO/IEC 7812: 9 and a country of ISO 3166-1, where 900 to 999 belong to no country), and
 * a Luhn sum that leaves 5, so that it is never taken for a card number.
 */
export const TOKEN_PREFIX = '9999';
export const TOKEN_REMAINDER = 5;

/** Whether digits are a token of a vault; one number in a million is by chance. */
export function isVaultToken(digits: string): boolean {
  return /^9999\d{8,15}$/.test(digits) && luhnSum(digits) % 10 === TOKEN_REMAINDER;
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
