/** Classes of bytes, as bits. */
export const DIGIT = 1;
export const UPPER = 2;
export const LOWER = 4;
/** Digits, letters, underscore, and all bytes of other alphabets: what a word is made of. */
export const WORD = 8;
/** What may stand in the first part of an e-mail address. */
export const LOCAL = 16;

/** The first three of four places that three ASCII digits take in base64. */
export const QUAD_1 = 32;
export const QUAD_2 = 64;
export const QUAD_3 = 128;

export const classOf: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => classify(byte));

function classify(byte: number): number {
  const character = String.fromCharCode(byte);
  let bits = 0;
  if (/[0-9]/.test(character)) bits |= DIGIT;
  if (/[A-Z]/.test(character)) bits |= UPPER;
  if (/[a-z]/.test(character)) bits |= LOWER;
  if (/[0-9A-Za-z_]/.test(character)) bits |= WORD;
  if (/[0-9A-Za-z._%+-]/.test(character)) bits |= LOCAL;
  if (/[MNO]/.test(character)) bits |= QUAD_1;
  if (/[DTjz]/.test(character)) bits |= QUAD_2;
  if (/[AEIMQUYcgk]/.test(character)) bits |= QUAD_3;
  return bits;
}

/** The class bits of the byte at a place; 0 outside. */
export function classAt(bytes: Uint8Array, at: number): number {
  return classOf[bytes[at] ?? 256] ?? 0;
}

/** How many digits stand in a row from a place on, counted to at most `most`. */
export function digitsFrom(bytes: Uint8Array, at: number, end: number, most: number): number {
  let count = 0;
  while (count < most && at + count < end && ((bytes[at + count] ?? 0) - 48) >>> 0 < 10) count++;
  return count;
}
