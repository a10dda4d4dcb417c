import crypto from 'node:crypto';
import type { Form } from './form.ts';

const shape =
  /^\$(argon2(?:id|i|d))\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{11,128})\$([A-Za-z0-9+/]{6,172})$/;

/** What a hash was made with; memory in KiB. */
export interface Argon2Cost {
  readonly passes: number;
  readonly memory: number;
  readonly parallelism: number;
}

/** Argon2 in the form that PHP's `password_hash` writes (PHC string). */
export function argon2Form(hash: string): Form | undefined {
  const [, name = '', memory = '', passes = '', parallelism = '', salt = '', digest = ''] = shape.exec(hash) ?? [];
  // Node has it from 24.7 on.
  if (name === '' || crypto.argon2Sync === undefined) return undefined;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const wanted = Buffer.from(digest, 'base64');
  const nonce = Buffer.from(salt, 'base64');
  if (!bearable(cost) || nonce.length < 8 || wanted.length < 4) return undefined;
  return {
    name,
    fast: false,
    // The pattern lets no other name through.
    fits: (word) => argon2(name as 'argon2id', word, nonce, wanted.length, cost).equals(wanted),
  };
}

/** Argon2, version 19 (0x13). */
export function argon2(
  name: 'argon2i' | 'argon2id' | 'argon2d',
  word: string,
  nonce: Uint8Array,
  tagLength: number,
  cost: Argon2Cost,
): Buffer {
  return crypto.argon2Sync(name, { message: word, nonce, tagLength, ...cost });
}

/** No hash may make us take more than 1 GiB; below 8 KiB a lane the algorithm is not defined (RFC 9106, 3.1). */
export function bearable(cost: Argon2Cost): boolean {
  const { memory, passes, parallelism } = cost;
  return (
    passes >= 1 &&
    passes <= 100 &&
    parallelism >= 1 &&
    parallelism <= 64 &&
    memory >= 8 * parallelism &&
    memory <= 1_048_576
  );
}
