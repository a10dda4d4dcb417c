import { createHmac } from 'node:crypto';
import { bcryptVerify } from 'hash-wasm';
import type { Form } from './form.ts';

const shape = /^\$2[abxy]\$(?:0[4-9]|[12]\d|3[01])\$[./A-Za-z0-9]{53}$/;
const WORDPRESS = '$wp';
/** Bcrypt looks at no more than 72 bytes. */
const LONGEST = 72;

/** PHP's `password_hash`, and WordPress from 6.8 on, which keys the trimmed password with SHA-384 first. */
export function bcryptForm(hash: string): Form | undefined {
  const wordpress = hash.startsWith(WORDPRESS);
  const plain = wordpress ? hash.slice(WORDPRESS.length) : hash;
  if (!shape.test(plain)) return undefined;
  const known = `$2a$${plain.slice(4)}`;
  return {
    name: wordpress ? 'wordpress-bcrypt' : 'bcrypt',
    fast: false,
    fits: (word) => verify(wordpress ? prepared(word) : word, known),
  };
}

function verify(word: string, hash: string): Promise<boolean> | boolean {
  const bytes = Buffer.from(word).subarray(0, LONGEST);
  return bytes.length > 0 && bcryptVerify({ password: bytes, hash });
}

function prepared(word: string): string {
  return createHmac('sha384', 'wp-sha384').update(word.trim()).digest('base64');
}
