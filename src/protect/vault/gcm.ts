import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const TAG_BYTES = 16;
const settings = { authTagLength: TAG_BYTES } as const;

const none = new Uint8Array(0);

/** AES-256-GCM (NIST SP 800-38D) by `node:crypto`: what goes `before`, the ciphertext, its tag of 16 bytes. */
export function encryptGcm(
  key: KeyObject,
  nonce: Uint8Array,
  clear: Uint8Array | string,
  bound: Uint8Array,
  before: Uint8Array = none,
): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce); // its tag is 16 bytes long if nothing else is asked for
  cipher.setAAD(bound);
  const text = typeof clear === 'string' ? cipher.update(clear, 'utf8') : cipher.update(clear);
  cipher.final(); // nothing: the mode has no blocks to fill
  const made = Buffer.allocUnsafe(before.length + text.length + TAG_BYTES);
  made.set(before);
  made.set(text, before.length);
  made.set(cipher.getAuthTag(), before.length + text.length);
  return made;
}

/** The clear bytes, or `undefined` if anything (key, nonce, ciphertext, tag, what it is bound to) is not as it was. */
export function decryptGcm(
  key: KeyObject,
  nonce: Uint8Array,
  sealed: Uint8Array,
  bound: Uint8Array,
): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const end = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, settings);
  decipher.setAAD(bound);
  decipher.setAuthTag(sealed.subarray(end));
  const clear = decipher.update(sealed.subarray(0, end));
  try {
    decipher.final(); // as above
    return clear;
  } catch {
    return undefined; // the tag does not fit, and there is nothing else that `final` could say
  }
}
