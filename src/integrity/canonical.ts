import { hash } from 'node:crypto';

/** Longer files are no code of an engine: they are neither put into a pack nor compared line by line. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** Bytes of SHA-256 that are kept: 128 bits, so that finding another content to a hash stays out of reach. */
export const DIGEST_BYTES = 16;

/** A text as its makers wrote it: without byte order mark, lines ended by LF. What holds a NUL byte stays as it is. */
export function canonical(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = whole[0] === 0xef && whole[1] === 0xbb && whole[2] === 0xbf ? whole.subarray(3) : whole;
  if (!text.includes('\r\n', 0, 'latin1') || text.includes(0)) return text.includes(0) ? whole : text;
  return withoutReturns(text);
}

function withoutReturns(text: Buffer): Uint8Array {
  const kept = Buffer.allocUnsafe(text.length);
  let length = 0;
  let from = 0;
  for (let at = text.indexOf('\r\n'); at >= 0; at = text.indexOf('\r\n', from)) {
    length += text.copy(kept, length, from, at);
    from = at + 1;
  }
  length += text.copy(kept, length, from);
  return kept.subarray(0, length);
}

/** The first 128 bits of the SHA-256 of the canonical content, as 32 hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  return hash('sha256', canonical(bytes), 'hex').slice(0, DIGEST_BYTES * 2);
}
