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

/** Text sealed for one place, in the bytes that docs/reference/sealed-format.md describes. */
export function seal(clear: string, place: Place, key: DataKey, nonces: Nonces): Buffer {
  const nonce = nonces.next();
  const head = headOf(key.id, nonce);
  return encryptGcm(key.key, nonce, clear, bound(head, place), head);
}

/** What was sealed; `undefined` if a single bit of it, the key or the place is not as it was. */
export function open(sealed: Uint8Array, place: Place, keyOf: (id: number) => DataKey | undefined): string | undefined {
  const id = keyIdOf(sealed);
  const key = id === undefined ? undefined : keyOf(id);
  if (!key) return undefined;
  return decryptGcm(
    key.key,
    sealed.subarray(HEAD_BYTES, START),
    sealed.subarray(START),
    bound(sealed, place),
  )?.toString('utf8');
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

function headOf(id: number, nonce: Uint8Array): Buffer {
  const head = Buffer.allocUnsafe(START);
  head[0] = VERSION;
  head.writeUInt32BE(id, 1);
  head.set(nonce, HEAD_BYTES);
  return head;
}

/** Version and key id, then table, column and row key, each led by its length in bytes. */
function bound(head: Uint8Array, { table, column, row }: Place): Buffer {
  // No character takes more than three bytes for each of its UTF-16 units.
  const bytes = Buffer.allocUnsafe(HEAD_BYTES + 12 + (table.length + column.length + row.length) * 3);
  bytes.set(head.subarray(0, HEAD_BYTES));
  let at = HEAD_BYTES;
  for (const part of [table, column, row]) {
    const length = bytes.write(part, at + 4, 'utf8');
    bytes.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return bytes.subarray(0, at);
}
