import { isUtf8 } from 'node:buffer';
import type { Cell, CellPage } from '../core/hands.ts';

const TAB = 9;
const LINE = 10;

/** Collects cells into a page: row by row, a tab behind each cell and a line feed behind the last. */
export interface PageBuilder {
  add(cell: Uint8Array | string | number | null): void;
  readonly rows: () => number;
  readonly size: () => number;
  /** The page so far; the next one begins empty, in the same memory. */
  take(): CellPage;
}

/** For pages of so many columns. */
export function pageBuilder(columns: number): PageBuilder {
  let bytes = Buffer.allocUnsafe(256 * 1024);
  let ends = new Int32Array(4096);
  let size = 0;
  let cells = 0;

  function grow(by: number): void {
    if (size + by + 1 > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, size + by + 1));
      bytes.copy(larger, 0, 0, size);
      bytes = larger;
    }
    if (cells < ends.length) return;
    const larger = new Int32Array(ends.length * 2);
    larger.set(ends);
    ends = larger;
  }

  return {
    add(cell) {
      const isNull = cell === null;
      if (isNull) grow(0);
      else if (typeof cell === 'object') {
        grow(cell.length);
        bytes.set(cell, size);
        size += cell.length;
      } else {
        const text = String(cell);
        grow(text.length * 3);
        size += bytes.write(text, size);
      }
      // A negative end says that nothing is set.
      ends[cells++] = isNull ? -size - 1 : size;
      bytes[size++] = cells % columns === 0 ? LINE : TAB;
    },
    rows: () => Math.floor(cells / columns),
    size: () => size,
    take() {
      const page = cellPage(bytes.subarray(0, size), ends.subarray(0, cells), columns);
      size = 0;
      cells = 0;
      return page;
    },
  };
}

function cellPage(bytes: Buffer, ends: Int32Array, columns: number): CellPage {
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
      return asText(bytes.subarray(index === 0 ? 0 : endOf(index - 1) + 1, endOf(index)));
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
