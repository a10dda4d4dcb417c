import type { KeyObject } from 'node:crypto';
import { decryptGcm, encryptGcm } from './gcm.ts';
import { NONCE_BYTES, type Nonces } from './nonces.ts';

/** Where a value belongs. It opens nowhere else. */
export interface Place {
  readonly table: string;
  readonly column: string;
  /** The row's key as `rowKey` writes it. */
  readonly row: string;
}

/** A key of the ring, unwrapped. */
export interface DataKey {
  /** 1 to 2^32 - 1. */
  readonly id: number;
  readonly key: KeyObject;
}

const VERSION = 1;
const HEAD_BYTES = 5;
const START = HEAD_BYTES + NONCE_BYTES;
const SHORTEST = START + 16;
const MARK = 'sw1:';

/** Seals many values of one column; answers for each row with the bytes that docs/reference/sealed-format.md describes. */
export type Sealer = (clear: string, row: string) => Buffer;
/** Opens many values of one column; `undefined` if a single bit of it, the key or the place is not as it was. */
export type Opener = (sealed: Uint8Array, row: string) => string | undefined;

/** What is bound to every value of the column is encoded once. */
export function makeSealer(table: string, column: string, key: DataKey, nonces: Nonces): Sealer {
  const bound = binder(table, column);
  const head = Buffer.allocUnsafe(START);
  head[0] = VERSION;
  head.writeUInt32BE(key.id, 1);
  return (clear, row) => {
    const nonce = nonces.next();
    head.set(nonce, HEAD_BYTES);
    return encryptGcm(key.key, nonce, clear, bound(head, row), head);
  };
}

export function makeOpener(table: string, column: string, keyOf: (id: number) => DataKey | undefined): Opener {
  const bound = binder(table, column);
  return (sealed, row) => {
    const id = keyIdOf(sealed);
    const key = id === undefined ? undefined : keyOf(id);
    if (!key) return undefined;
    const clear = decryptGcm(key.key, sealed.subarray(HEAD_BYTES, START), sealed.subarray(START), bound(sealed, row));
    return clear?.toString('utf8');
  };
}

/** Text sealed for one place. */
export function seal(clear: string, { table, column, row }: Place, key: DataKey, nonces: Nonces): Buffer {
  return makeSealer(table, column, key, nonces)(clear, row);
}

/** What was sealed. */
export function open(
  sealed: Uint8Array,
  { table, column, row }: Place,
  keyOf: (id: number) => DataKey | undefined,
): string | undefined {
  return makeOpener(table, column, keyOf)(sealed, row);
}

/** The id of the key that a sealed value names; `undefined` if it is no sealed value of a version known here. */
export function keyIdOf(sealed: Uint8Array): number | undefined {
  if (sealed.length < SHORTEST || sealed[0] !== VERSION) return undefined;
  return new DataView(sealed.buffer, sealed.byteOffset).getUint32(1);
}

/** A sealed value as text, for columns that hold text. */
export function sealedText(sealed: Uint8Array): string {
  return `${MARK}${Buffer.from(sealed).toString('base64url')}`;
}

const inText = /sw1:[A-Za-z0-9_-]{44,20000}/g;

/** The bytes behind `sw1:…`; `undefined` if the text is not exactly what `sealedText` writes. */
export function fromSealedText(text: string): Buffer | undefined {
  if (!text.startsWith(MARK)) return undefined;
  const sealed = Buffer.from(text.slice(MARK.length), 'base64url');
  return sealedText(sealed) === text ? sealed : undefined;
}

/** Every `sw1:…` in a text. */
export function sealedTextsIn(text: string): readonly string[] {
  return text.match(inText) ?? [];
}

/** How long `sealedText` is for so many bytes of clear text. */
export function sealedLength(clearBytes: number): number {
  return MARK.length + Math.ceil(((SHORTEST + clearBytes) * 4) / 3);
}

/** The key of a row, of one column or several, as one text that no other key gives. */
export function rowKey(values: readonly string[]): string {
  return JSON.stringify(values);
}

/** Version and key id, then table, column and row key, each led by its length in bytes; what it gives is good until it is called again. */
function binder(table: string, column: string): (head: Uint8Array, row: string) => Uint8Array {
  const names = [table, column].map((name) => Buffer.from(name, 'utf8'));
  const start = HEAD_BYTES + names.reduce((sum, name) => sum + 4 + name.length, 0);
  let bytes = Buffer.alloc(start + 4 + 256);
  const prepare = (): void => {
    let at = HEAD_BYTES;
    for (const name of names) {
      bytes.writeUInt32BE(name.length, at);
      bytes.set(name, at + 4);
      at += 4 + name.length;
    }
  };
  prepare();
  return (head, row) => {
    // No character takes more than three bytes for each of its UTF-16 units.
    if (bytes.length < start + 4 + row.length * 3) {
      bytes = Buffer.alloc(start + 4 + row.length * 3);
      prepare();
    }
    for (let at = 0; at < HEAD_BYTES; at++) bytes[at] = head[at] ?? 0;
    const length = bytes.write(row, start + 4, 'utf8');
    bytes.writeUInt32BE(length, start);
    return bytes.subarray(0, start + 4 + length);
  };
}
