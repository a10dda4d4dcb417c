import type { Cell, Table } from '../../../core/hands.ts';
import { kindOf, type Kind } from '../kind.ts';
import { decode } from './decode.ts';
import type { Raw, Sink, Wish } from './parse.ts';
import { type MadeTrigger, readMade } from './schema.ts';
import type { Source } from './tokens.ts';

/** One table as the first pass found it. */
export interface DumpTable {
  readonly name: string;
  columns: { name: string; type: string }[];
  kinds: Kind[];
  rows: number;
  /** Its rows, while they are few and short. */
  kept: (readonly Cell[])[] | undefined;
  bytes: number;
  /** Where its rows begin and end, in bytes of the unpacked dump. */
  from: number;
  to: number;
}

export interface FirstPass {
  readonly sink: Sink;
  readonly tables: ReadonlyMap<string, DumpTable>;
  readonly triggers: readonly MadeTrigger[];
  listed(): readonly Table[];
}

/** Bytes of one value that are kept: enough for the characters at which a select cuts by default. */
export const CELL_BYTES = 65_536 * 4;
const MOST_KEPT_ROWS = 2_000;
const MOST_KEPT_BYTES = 1024 * 1024;
const MOST_KEPT_IN_ALL = 64 * 1024 * 1024;
const MOST_TABLES = 20_000;
const MOST_TRIGGERS = 1_000;

/** Learns a dump's tables, counts their rows, and keeps the rows of small ones. */
export function firstPass(source: Source): FirstPass {
  const tables = new Map<string, DumpTable>();
  const triggers: MadeTrigger[] = [];
  const homes = new Map<string, string>();
  let schema = '';
  let total = 0;

  /** The same name in a second database of one dump gets that database's name in front. */
  function keyOf(name: string): string {
    const home = homes.get(name);
    if (home === undefined) homes.set(name, schema);
    return home === undefined || home === schema ? name : `${schema}.${name}`;
  }

  function open(name: string): DumpTable {
    const key = keyOf(name);
    const known = tables.get(key);
    if (known) return known;
    const made: DumpTable = { name: key, columns: [], kinds: [], rows: 0, kept: [], bytes: 0, from: -1, to: -1 };
    if (tables.size < MOST_TABLES) tables.set(key, made);
    return made;
  }

  function keep(table: DumpTable, order: readonly number[] | undefined, cells: readonly Raw[]): void {
    if (!table.kept) return;
    const row: Cell[] = table.columns.map(() => null);
    cells.forEach((raw, index) => {
      const place = order ? order[index] : index;
      if (place === undefined || place < 0) return;
      row[place] = decode(raw, table.kinds[place] ?? 'text', CELL_BYTES / 4);
    });
    const size = row.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 64);
    table.bytes += size;
    total += size;
    table.kept.push(row);
    if (table.kept.length <= MOST_KEPT_ROWS && table.bytes <= MOST_KEPT_BYTES && total <= MOST_KEPT_IN_ALL) return;
    total -= table.bytes;
    table.kept = undefined;
  }

  const sink: Sink = {
    made(text) {
      const made = readMade(text, source.dialect);
      if (made?.what === 'trigger' && triggers.length < MOST_TRIGGERS) triggers.push(made.trigger);
      if (made?.what === 'view') tables.delete(made.name);
      if (made?.what !== 'table') return;
      const table = open(made.table.name);
      if (table.rows > 0) return;
      table.columns = [...made.table.columns];
      table.kinds = table.columns.map(({ type }) => kindOf(type));
    },
    used(name) {
      schema = name;
    },
    rows(name, columns, from) {
      const table = open(name);
      if (table.from < 0) table.from = from;
      if (columns) addMissing(table, columns);
      const order = columns && orderOf(table, columns);
      const wish: Wish = {
        most: table.kept ? CELL_BYTES : 0,
        row(cells) {
          table.rows += 1;
          if (!cells) return;
          if (!columns && table.columns.length === 0)
            addMissing(
              table,
              cells.map((_, index) => `column${index + 1}`),
            );
          keep(table, order, cells);
          if (!table.kept) wish.most = 0;
        },
      };
      return wish;
    },
    rowsEnded(name, at) {
      open(name).to = at;
    },
  };
  return {
    sink,
    tables,
    triggers,
    listed: () => [...tables.values()].map(({ name, rows, columns }) => ({ name, rows, columns })),
  };
}

function addMissing(table: DumpTable, columns: readonly string[]): void {
  for (const name of columns) {
    if (table.columns.some((one) => one.name === name)) continue;
    table.columns.push({ name, type: '' });
    table.kinds.push('text');
  }
}

/** For each value of a statement, the column that it belongs to. */
export function orderOf(table: Pick<DumpTable, 'columns'>, columns: readonly string[]): readonly number[] {
  return columns.map((name) => table.columns.findIndex((one) => one.name === name));
}
