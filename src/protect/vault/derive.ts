import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** RFC 5869 with SHA-256. */
export function hkdf(secret: Uint8Array, salt: Uint8Array, info: Uint8Array, bytes: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, info, bytes));
}

export type DerivedFor = 'fingerprint' | 'ring' | 'log';

/** A key of its own for each use, from the ring's secret and the vault's id. */
export function derivedKey(secret: Uint8Array, vault: string, use: DerivedFor): KeyObject {
  return createSecretKey(hkdf(secret, Buffer.from(vault), Buffer.from(`storewarden ${use} v1`), 32));
}

/**
 * The keyed fingerprint of a card number, for exact search and "the same card seen before": HMAC-SHA-256 of the digits,
 * cut to 128 bits, in hex (PCI DSS 4.0.1, 3.5.1.1 asks for a keyed hash).
 */
export function fingerprint(key: KeyObject, written: string): string {
  return createHmac('sha256', key).update(written.replace(/\D/g, '')).digest('hex').slice(0, 32);
}

export function macOf(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}
