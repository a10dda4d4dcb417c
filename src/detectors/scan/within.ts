import { Buffer } from 'node:buffer';
import { DIGIT, LOWER, UPPER, classOf } from './bytes.ts';

/** A stretch of a decoded stream, and where it stands in the stream as it was given. */
interface Segment {
  /** Of the decoded stream. */
  readonly from: number;
  readonly at: number;
  /** Bytes of the given stream for one decoded. */
  readonly step: number;
  readonly line: number;
}

/** Where a decoded byte stands in the stream as it was given. */
export interface Origin {
  readonly at: number;
  readonly line: number;
}

/** Remembers where decoded bytes came from, as far back as a scanner may ask. */
export interface Origins {
  add(count: number, at: number, step: number, line: number): void;
  of(decoded: number): Origin;
  clear(): void;
}

/** Far more than any window of a scanner of decoded bytes. */
const KEPT = 1 << 20;

export function origins(): Origins {
  let segments: Segment[] = [];
  let length = 0;
  return {
    add(count, at, step, line) {
      segments.push({ from: length, at, step, line });
      length += count;
      if (segments.length > 65_536) segments = segments.filter(({ from }) => from > length - KEPT);
    },
    clear() {
      segments = [];
      length = 0;
    },
    of(decoded) {
      let low = 0;
      let high = segments.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((segments[middle]?.from ?? 0) <= decoded) low = middle;
        else high = middle - 1;
      }
      const { from, at, step, line } = segments[low] ?? { from: 0, at: 0, step: 1, line: 0 };
      return { at: at + Math.floor((decoded - from) * step), line };
    },
  };
}

/** Every second byte from a place on, while bytes and NULs take turns; at most to the end of the line, where lines matter. */
export function everySecond(
  window: Uint8Array,
  from: number,
  to: number,
  byLine: boolean,
): { readonly bytes: Uint8Array; readonly next: number } {
  let past = from;
  while (past + 1 < to && window[past] !== 0 && window[past + 1] === 0) {
    past += 2;
    if (byLine && window[past - 2] === 10) break;
  }
  const bytes = new Uint8Array((past - from) / 2);
  for (let index = 0; index < bytes.length; index++) bytes[index] = window[from + index * 2] as number;
  return { bytes, next: past };
}

const BACK = 48;
const ON = 160;

/** The base64 around three times three encoded digits: a little before in the same phase, and as far on as it goes, within bounds. */
export function base64Around(
  window: Buffer,
  at: number,
  filled: number,
): { readonly bytes: Uint8Array; readonly from: number; readonly to: number } {
  let from = at;
  while (at - from < BACK && from >= 4 && areEncoded(window, from - 4)) from -= 4;
  let to = at;
  const last = Math.min(filled, at + ON);
  while (to < last && isEncoded(window[to] as number)) to++;
  return { bytes: Buffer.from(window.toString('latin1', from, to), 'base64'), from, to };
}

function areEncoded(window: Buffer, from: number): boolean {
  for (let place = from; place < from + 4; place++) if (!isEncoded(window[place] as number)) return false;
  return true;
}

/** A character of base64, or of its form for addresses. */
function isEncoded(byte: number): boolean {
  return (
    ((classOf[byte] as number) & (DIGIT | UPPER | LOWER)) !== 0 ||
    byte === 0x2b ||
    byte === 0x2f ||
    byte === 0x2d ||
    byte === 0x5f
  );
}
