import { randomFillSync } from 'node:crypto';

/** 96-bit nonces from the system's random source, each handed out once (NIST SP 800-38D, 8.2.2). */
export interface Nonces {
  next(): Uint8Array;
}

const AT_ONCE = 1024;
export const NONCE_BYTES = 12;
/** SP 800-38D, 8.3 allows 2^32 random nonces under one key; we stop far before. */
export const MOST_USES = 2 ** 31;

/** Fetches random bytes for many nonces at once, because a call for each takes longer than the sealing. */
export function makeNonces(fill: (bytes: Uint8Array) => void = (bytes) => void randomFillSync(bytes)): Nonces {
  let pool: Uint8Array = new Uint8Array(0);
  let at = 0;
  return {
    next() {
      if (at + NONCE_BYTES > pool.length) {
        pool = new Uint8Array(NONCE_BYTES * AT_ONCE); // a new one: nonces handed out before stay as they are
        fill(pool);
        at = 0;
      }
      const nonce = pool.subarray(at, at + NONCE_BYTES);
      at += NONCE_BYTES;
      return nonce;
    },
  };
}
