import { Buffer } from 'node:buffer';

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

/** Every second byte from a place on, while bytes and NULs take turns; to the end of the line. */
export function everySecond(
  window: Uint8Array,
  from: number,
  to: number,
): { readonly bytes: Uint8Array; readonly next: number } {
  let past = from;
  while (past + 1 < to && window[past] !== 0 && window[past + 1] === 0) {
    past += 2;
    if (window[past - 2] === 10) break;
  }
  const bytes = new Uint8Array((past - from) / 2);
  for (let index = 0; index < bytes.length; index++) bytes[index] = window[from + index * 2] as number;
  return { bytes, next: past };
}

const alphabet = /^[A-Za-z0-9+/_-]*/;
const BACK = 48;
const ON = 160;

/** The base64 around three times three encoded digits: a little before in the same phase, and as far on as it goes, within bounds. */
export function base64Around(
  window: Buffer,
  at: number,
  filled: number,
): { readonly bytes: Uint8Array; readonly from: number; readonly to: number } {
  let from = at;
  while (at - from < BACK && from >= 4 && alphabet.exec(window.toString('latin1', from - 4, from))?.[0].length === 4)
    from -= 4;
  const text = alphabet.exec(window.toString('latin1', from, Math.min(filled, at + ON)))?.[0] ?? '';
  return { bytes: Buffer.from(text, 'base64'), from, to: from + text.length };
}
