import { isUtf8 } from 'node:buffer';
import type { Cell } from '../../../core/hands.ts';
import { bytesOf, type Kind, readCell } from '../kind.ts';
import type { Raw } from './parse.ts';

/** A value of a dump as the cell that the live database would have given, cut to so many characters. */
export function decode(raw: Raw, kind: Kind, cut: number): Cell {
  if (raw === null) return null;
  if (kind === 'bit') return bitsOf(raw);
  const bytes = raw.how === 'hex' ? fromHex(raw.text) : raw.text;
  if (kind === 'bytes') return fresh(raw.how === 'string' ? bytesOf(bytes) : bytes).slice(0, cut);
  if (raw.how === 'bits') return Number.parseInt(raw.text, 2);
  if (raw.how === 'bare') return bareCell(bytes, kind, cut);
  return kind === 'number' || kind === 'boolean' ? readCell(fresh(bytes), kind) : textOf(bytes, cut);
}

function bareCell(text: string, kind: Kind, cut: number): Cell {
  if (/^(?:true|false)$/i.test(text)) return /^t/i.test(text) ? 1 : 0;
  // A column of which nothing is known, or SQLite's, says by the value what it is.
  const number = kind !== 'decimal' && /^[+-]?\d{1,15}(?:\.\d{1,15})?(?:e[+-]?\d{1,3})?$/i.test(text);
  return number ? readCell(text, 'number') : textOf(text, cut);
}

function bitsOf(raw: NonNullable<Raw>): Cell {
  if (raw.how === 'bits') return Number.parseInt(raw.text, 2);
  if (raw.how === 'hex') return Number.parseInt(raw.text, 16);
  if (raw.how === 'bare' || /^[01]+$/.test(raw.text)) return Number(raw.text);
  return Buffer.from(raw.text, 'latin1').reduce((sum, byte) => sum * 256 + byte, 0);
}

function fromHex(text: string): string {
  return Buffer.from(text.length % 2 === 0 ? text : text.slice(0, -1), 'hex').toString('latin1');
}

/** UTF-8 if the bytes are that, else latin-1. A character that the cut has broken is left out. */
function textOf(bytes: string, cut: number): string {
  if (!/[\u0080-\u00ff]/.test(bytes)) return fresh(bytes.slice(0, cut));
  const buffer = Buffer.from(bytes, 'latin1');
  const most = bytes.length >= cut ? 4 : 1;
  for (let lost = 0; lost < most; lost++) {
    const whole = buffer.subarray(0, buffer.length - lost);
    if (isUtf8(whole)) return whole.toString('utf8').slice(0, cut);
  }
  return fresh(bytes.slice(0, cut));
}

/** A copy of its own: a slice would keep the whole chunk in memory that it was cut from. */
function fresh(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'latin1').toString('latin1');
}
