import { Buffer } from 'node:buffer';
import type { CellPage } from '../../core/hands.ts';
import { asText } from '../../scan/page.ts';

const LINE = 10;
const TAB = 9;
const BACKSLASH = 92;
const escapes: Readonly<Record<string, number>> = { b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** Rows as PostgreSQL's COPY writes them in its text format: a line each, tabs between the cells. Whole lines only. */
export function copyPage(bytes: Buffer): CellPage {
  const ends: number[] = [];
  for (let at = bytes.indexOf(LINE); at >= 0; at = bytes.indexOf(LINE, at + 1)) ends.push(at);
  const startOf = (row: number): number => (row === 0 ? 0 : (ends[row - 1] ?? -1) + 1);
  return {
    bytes,
    rows: ends.length,
    cellAt(offset) {
      let low = 0;
      let high = Math.max(0, ends.length - 1);
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((ends[middle] ?? 0) < offset) low = middle + 1;
        else high = middle;
      }
      let column = 0;
      for (let at = startOf(low); at < offset; at++) if (bytes[at] === TAB) column += 1;
      return { row: low, column };
    },
    cell(row, column) {
      const end = ends[row];
      if (end === undefined) return null;
      let from = startOf(row);
      for (let skipped = 0; skipped < column; skipped++) {
        const next = bytes.indexOf(TAB, from);
        if (next < 0 || next > end) return null;
        from = next + 1;
      }
      const next = bytes.indexOf(TAB, from);
      return unescaped(bytes.subarray(from, next < 0 || next > end ? end : next));
    },
  };
}

/** https://www.postgresql.org/docs/current/sql-copy.html, "Text Format". */
function unescaped(cell: Buffer): string | null {
  if (!cell.includes(BACKSLASH)) return asText(cell);
  if (cell.length === 2 && cell[1] === 78) return null;
  const plain = Buffer.alloc(cell.length);
  let size = 0;
  for (let at = 0; at < cell.length; at++) {
    const byte = cell[at] ?? 0;
    if (byte === BACKSLASH && at + 1 < cell.length) {
      const next = cell[++at] ?? 0;
      plain[size++] = escapes[String.fromCharCode(next)] ?? next;
    } else plain[size++] = byte;
  }
  return asText(plain.subarray(0, size));
}
