import { createMD5 } from 'hash-wasm';
import type { Form } from './form.ts';

const LETTERS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const shape = /^\$[PH]\$[5-9A-R][./0-9A-Za-z]{30}$/;

/** The portable hashes of phpass: WordPress up to 6.7, osCommerce 2.3. MD5, stretched 2^7 to 2^30 times. */
export function phpassForm(hash: string): Form | undefined {
  if (!shape.test(hash)) return undefined;
  const rounds = 2 ** LETTERS.indexOf(hash.charAt(3));
  const salt = Buffer.from(hash.slice(4, 12));
  const wanted = hash.slice(12);
  return { name: 'phpass', fast: false, fits: (word) => encode(stretch(salt, Buffer.from(word), rounds)) === wanted };
}

// Three times as fast as node:crypto on messages this short, and a stretched hash is thousands of them.
const md5 = await createMD5();

function stretch(salt: Buffer, word: Buffer, rounds: number): Buffer {
  let state = md5
    .init()
    .update(Buffer.concat([salt, word]))
    .digest('binary');
  const next = Buffer.concat([state, word]);
  for (let round = 0; round < rounds; round++) {
    next.set(state);
    state = md5.init().update(next).digest('binary');
  }
  return Buffer.from(state);
}

/** Six bits a letter, the lowest first, three bytes at a time. */
function encode(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3);
    let bits = group.reduce((sum, byte, index) => sum | (byte << (8 * index)), 0);
    for (let letter = 0; letter <= group.length; letter++, bits >>>= 6) text += LETTERS.charAt(bits & 63);
  }
  return text;
}
