import { isUtf8 } from 'node:buffer';
import type { Cell, CellPage } from '../core/hands.ts';

const TAB = 9;
const LINE = 10;
const SPACE = 32;
/** The length that says that a cell is not set: https://dev.mysql.com/doc/dev/mysql-server/latest/page_protocol_com_query_response_text_resultset_row.html */
const NOTHING = 251;

/** Collects cells into a page: row by row, a tab behind each cell and a line feed behind the last. */
export interface PageBuilder {
  add(cell: Uint8Array | string | number | null): void;
  /** A whole row as MySQL sends it, each cell behind its length, in `[from, to)`; what stands behind the last cell is left out. */
  addCoded(row: Uint8Array, from: number, to: number): void;
  /**
   * So many rows: a cell ends with `between`, the last of a row with `behind`, and one that is only `unset` is not set.
   * False, and nothing is added, where the marks are not at their places.
   */
  addMarked(text: Uint8Array, marks: Marks, rows: number): boolean;
  readonly rows: () => number;
  readonly size: () => number;
  /** The page so far; the next one begins empty, in the same memory. */
  take(): CellPage;
}

/** Bytes that stand for something else than text. */
export interface Marks {
  readonly between: number;
  readonly behind: number;
  readonly unset: number;
}

/** For pages of so many columns. */
export function pageBuilder(columns: number): PageBuilder {
  let bytes = Buffer.allocUnsafe(256 * 1024);
  let starts = new Int32Array(4096);
  let ends = new Int32Array(4096);
  let size = 0;
  let cells = 0;

  function grow(by: number, more: number): void {
    if (size + by > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, size + by));
      bytes.copy(larger, 0, 0, size);
      bytes = larger;
    }
    if (cells + more <= ends.length) return;
    const most = Math.max(ends.length * 2, cells + more);
    const [oldStarts, oldEnds] = [starts, ends];
    starts = new Int32Array(most);
    starts.set(oldStarts);
    ends = new Int32Array(most);
    ends.set(oldEnds);
  }

  return {
    add(cell) {
      const isText = typeof cell === 'string' || typeof cell === 'number';
      const given = isText ? String(cell) : (cell ?? '');
      grow(given.length * 3 + 1, 1);
      starts[cells] = size;
      if (typeof given === 'string') size += bytes.write(given, size);
      else {
        bytes.set(given, size);
        size += given.length;
      }
      // A negative end says that nothing is set.
      ends[cells++] = cell === null ? -size - 1 : size;
      bytes[size++] = cells % columns === 0 ? LINE : TAB;
    },
    addCoded(row, from, to) {
      grow(to - from + 1, columns);
      bytes.set(row.subarray(from, to), size);
      const shift = size - from;
      let at = from;
      for (let column = 0; column < columns; column++) {
        const { head, length } = lengthAt(row, at);
        if (head > 1) bytes.fill(SPACE, at + shift, at + shift + head);
        bytes[at + shift] = column === 0 ? LINE : TAB;
        const start = at + head + shift;
        starts[cells] = start;
        ends[cells++] = length < 0 ? -start - 1 : start + length;
        at += head + Math.max(0, length);
      }
      size = Math.min(at, to) + shift;
    },
    addMarked(text, { between, behind, unset }, rows) {
      grow(text.length, rows * columns);
      const marked = markCells(text, { between, behind, unset }, columns, size, {
        starts: starts.subarray(cells, cells + rows * columns),
        ends: ends.subarray(cells, cells + rows * columns),
      });
      if (!marked) return false;
      bytes.set(text, size);
      size += text.length;
      cells += rows * columns;
      return true;
    },
    rows: () => Math.floor(cells / columns),
    size: () => size,
    take() {
      grow(1, 0);
      // Behind the last cell, whatever stood before it.
      bytes[size] = LINE;
      const page = cellPage(bytes.subarray(0, size + 1), starts.subarray(0, cells), ends.subarray(0, cells), columns);
      size = 0;
      cells = 0;
      return page;
    },
  };
}

/** Puts tabs and line feeds in the place of the marks, and notes where each cell begins and ends, `shift` bytes further on. */
function markCells(
  text: Uint8Array,
  { between, behind, unset }: Marks,
  columns: number,
  shift: number,
  { starts, ends }: { readonly starts: Int32Array; readonly ends: Int32Array },
): boolean {
  const size = text.length;
  const most = ends.length;
  let next = 0;
  let left = columns;
  let start = 0;
  for (let at = 0; at < size; at++) {
    const byte = text[at] as number;
    if (byte !== between && byte !== behind) continue;
    left -= 1;
    if (next === most || (left === 0) !== (byte === behind)) return false;
    starts[next] = start + shift;
    ends[next] = at === start + 1 && text[start] === unset ? -(at + shift) - 1 : at + shift;
    next += 1;
    text[at] = left === 0 ? LINE : TAB;
    if (left === 0) left = columns;
    start = at + 1;
  }
  return next === most && start === size;
}

/** The length that MySQL writes in front of a cell, -1 for none, and how many bytes it takes. */
export function lengthAt(row: Uint8Array, at: number): { readonly head: number; readonly length: number } {
  const first = row[at] ?? NOTHING;
  if (first < NOTHING) return { head: 1, length: first };
  if (first === NOTHING) return { head: 1, length: -1 };
  const head = first === 252 ? 3 : first === 253 ? 4 : 9;
  let length = 0;
  for (let byte = head - 1; byte > 0; byte--) length = length * 256 + (row[at + byte] ?? 0);
  return { head, length };
}

function cellPage(bytes: Buffer, starts: Int32Array, ends: Int32Array, columns: number): CellPage {
  const endOf = (index: number): number => {
    const end = ends[index] ?? 0;
    return end < 0 ? -end - 1 : end;
  };
  return {
    bytes,
    rows: ends.length / columns,
    cellAt(offset) {
      let low = 0;
      let high = ends.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (endOf(middle) < offset) low = middle + 1;
        else high = middle;
      }
      return { row: Math.floor(low / columns), column: low % columns };
    },
    cell(row, column) {
      const index = row * columns + column;
      if ((ends[index] ?? -1) < 0) return null;
      return asText(bytes.subarray(starts[index], ends[index]));
    },
  };
}

/** UTF-8 where the bytes are that, else Latin-1. */
export function asText(bytes: Buffer): string {
  return bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');
}

/** The bytes that a cell of a hand stands for: Latin-1 for what the database keeps as bytes. */
export function bytesOf(cell: Cell, isBytes: boolean): Uint8Array | number | null {
  return typeof cell === 'string' ? Buffer.from(cell, isBytes ? 'latin1' : 'utf8') : cell;
}
