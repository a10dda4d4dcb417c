import { CannotTell, UserError } from '../../../core/errors.ts';
import type { Cell, Database, Row, Select, Where } from '../../../core/hands.ts';
import type { Tools } from '../../../core/tools.ts';
import { CUT } from '../compile.ts';
import { decode } from './decode.ts';
import { compare, meets } from './filter.ts';
import { CELL_BYTES, type DumpTable, type FirstPass, firstPass, orderOf } from './first-pass.ts';
import type { Sink } from './parse.ts';
import { readDump } from './read.ts';
import { makeSource, type Source } from './tokens.ts';
import { headOf, packingOf, type Packing, unpack } from './unpack.ts';

const MOST_ORDERED = 20_000;
const MOST_ORDERED_BYTES = 64 * 1024 * 1024;

interface Dump {
  readonly path: string;
  readonly packing: Packing;
  readonly dialect: Source['dialect'];
  readonly first: FirstPass;
  readonly tools: Tools;
}

/** A dump as if it were a database. Read once from end to end; large tables are read again when they are asked for. */
export async function openDump(
  path: string,
  tools: Tools,
): Promise<{ readonly database: Database; close(): Promise<void> }> {
  const head = headOf(path);
  refuseOthers(path, head);
  const packing = packingOf(head);
  const source = makeSource();
  source.dialect = dialectOf(head.toString('latin1'));
  const first = firstPass(source);
  const outcome = await drained(readDump(unpack(path, packing, 0, tools.signal), source, first.sink));
  if (first.tables.size === 0) {
    throw new UserError(`"${path}" holds no table: it is no SQL dump, or an empty one.`, {
      hint: 'Make one with mysqldump or pg_dump (plain format).',
    });
  }
  const left = whatIsLeft(source, outcome);
  if (left.length > 0) tools.log.warn('the dump could not be read to its end');
  const dump: Dump = { path, packing, dialect: source.dialect, first, tools };

  function find(name: string): DumpTable {
    const table = first.tables.get(name);
    if (!table) throw new CannotTell('failed', `The dump holds no table "${name}".`);
    return table;
  }

  const database: Database = {
    dialect: 'dump',
    name: `dump ${path}`,
    version: async () => versionIn(source),
    tables: async () => first.listed(),
    select: (query) => select(dump, find(query.table), query),
    async count(name, where = []) {
      const table = find(name);
      if (where.length === 0) return table.rows;
      let count = 0;
      const found = select(dump, table, { table: name, columns: [], where, cut: CUT });
      while (!(await found.next()).done) count += 1;
      return count;
    },
    triggers: async () => first.triggers,
    grants: async () => undefined,
    left: () => left,
  };
  return { database, close: async () => undefined };
}

/** What the first lines say; the statements that follow may still say otherwise. */
function dialectOf(head: string): Source['dialect'] {
  if (/PostgreSQL database (?:cluster )?dump/.test(head)) return 'postgres';
  return head.startsWith('PRAGMA foreign_keys') ? 'sqlite' : 'mysql';
}

function refuseOthers(path: string, head: Buffer): void {
  const start = head.toString('latin1');
  if (start.startsWith('PGDMP'))
    throw new UserError(`"${path}" is a dump in PostgreSQL's own format.`, {
      hint: 'Turn it into text: pg_restore --file=dump.sql FILE',
    });
  if (start.startsWith('PK\u0003\u0004'))
    throw new UserError(`"${path}" is a zip archive.`, { hint: 'Unpack it and give the .sql file.' });
  if (head.length === 0) throw new UserError(`"${path}" is empty.`, { hint: 'Make a dump with mysqldump or pg_dump.' });
}

async function drained(reading: AsyncGenerator<undefined, 'whole' | 'damaged'>): Promise<'whole' | 'damaged'> {
  for (;;) {
    const step = await reading.next();
    if (step.done === true) return step.value;
  }
}

function whatIsLeft(source: Source, outcome: 'whole' | 'damaged'): readonly string[] {
  if (outcome === 'damaged')
    return ['The archive around the dump is damaged or cut off; what stands after that point was not read.'];
  if (source.broken)
    return ['The dump breaks off in the middle of a statement; what stood after that point is not in it.'];
  const begins = source.comments.some((words) =>
    /^-- (?:MySQL|MariaDB) dump |PostgreSQL database dump\s*$/.test(words.trim()),
  );
  const ends = source.comments.some((words) => /Dump completed|dump complete/.test(words));
  return begins && !ends ? ['The dump lacks the line with which it should end; it may have been cut off.'] : [];
}

function versionIn({ comments, dialect }: Source): string | undefined {
  const words = comments.join('\n');
  const said =
    /Dumped from database version (\d[\w.]{1,30})/.exec(words) ??
    /Server version:?\s{1,4}(\d[\w.+~:-]{1,60})/i.exec(words) ??
    /Adminer [\d.]{1,12} \w{1,12} (\d[\w.+~:-]{1,60})/.exec(words) ??
    /: (\d{1,2}\.\d{1,2}\.\d{1,3}-MariaDB[\w.+~:-]{0,40})/.exec(words) ??
    /(?:Distrib|Ver) (\d[\w.+~:-]{1,60})/.exec(words);
  return said?.[1] && (dialect === 'postgres' ? `PostgreSQL ${said[1]}` : said[1]);
}

async function* select(dump: Dump, table: DumpTable, query: Select): AsyncGenerator<Row> {
  const where = query.where ?? [];
  const limit = query.limit ?? Infinity;
  const cut = query.cut ?? CUT;
  const matching = query.orderBy
    ? ordered(allRows(dump, table, query, where), query, limit)
    : allRows(dump, table, query, where);
  let given = 0;
  if (limit <= 0) return;
  for await (const row of matching) {
    yield Object.fromEntries(query.columns.map((name) => [name, cutCell(row[name] ?? null, cut)]));
    if (++given >= limit) return;
  }
}

function cutCell(cell: Cell, cut: number): Cell {
  return typeof cell === 'string' && cell.length > cut ? cell.slice(0, cut) : cell;
}

/** Rows that meet the conditions, with the columns that the select needs. */
async function* allRows(dump: Dump, table: DumpTable, query: Select, where: readonly Where[]): AsyncGenerator<Row> {
  const names = new Set([
    ...query.columns,
    ...where.map(({ column }) => column),
    ...(query.orderBy ? [query.orderBy.column] : []),
  ]);
  const wanted = table.columns.flatMap(({ name }, place) => (names.has(name) ? [{ name, place }] : []));
  if (table.kept && (query.cut ?? CUT) <= CUT) {
    for (const cells of table.kept) {
      const row = Object.fromEntries(wanted.map(({ name, place }) => [name, cells[place] ?? null]));
      if (meets(row, where)) yield row;
    }
    return;
  }
  if (table.from < 0) return;
  const seek = dump.packing === 'none' ? table.from : 0;
  const source = makeSource(dump.dialect, seek);
  const found: Row[] = [];
  let over = false;
  const cut = query.cut ?? CUT;
  const sink = rowsOf(
    table,
    wanted,
    Math.max(CELL_BYTES, cut * 4),
    cut,
    (row) => void (meets(row, where) && found.push(row)),
    (at) => (over ||= at >= table.to && table.to > 0),
  );
  for await (const _ of readDump(unpack(dump.path, dump.packing, seek, dump.tools.signal), source, sink)) {
    yield* found.splice(0);
    if (over) return;
  }
}

function rowsOf(
  table: DumpTable,
  wanted: readonly { readonly name: string; readonly place: number }[],
  most: number,
  cut: number,
  give: (row: Row) => void,
  ended: (at: number) => void,
): Sink {
  let schema = '';
  return {
    made: () => undefined,
    used: (name) => void (schema = name),
    rows(name, columns, from) {
      const mine =
        (name === table.name || `${schema}.${name}` === table.name) &&
        from >= table.from &&
        (table.to < 0 || from < table.to);
      const order = columns && orderOf(table, columns);
      return {
        most: mine ? most : 0,
        row(cells) {
          if (!cells) return;
          give(
            Object.fromEntries(
              wanted.map(({ name: column, place }) => [
                column,
                decode(cells[order ? order.indexOf(place) : place] ?? null, table.kinds[place] ?? 'text', cut),
              ]),
            ),
          );
        },
      };
    },
    rowsEnded: (_name, at) => ended(at),
  };
}

/** The first rows in order. No more than 20,000 of them, and 64 MiB, are held at once. */
async function* ordered(rows: AsyncIterable<Row>, query: Select, limit: number): AsyncGenerator<Row> {
  const by = query.orderBy?.column ?? '';
  const way = query.orderBy?.descending ? -1 : 1;
  const most = Math.min(limit, MOST_ORDERED);
  let held: Row[] = [];
  let bytes = 0;
  const settle = (): void => {
    held = held.toSorted((one, other) => way * compare(one[by] ?? null, other[by] ?? null)).slice(0, most);
    bytes = held.reduce((sum, row) => sum + sizeOf(row), 0);
  };
  for await (const row of rows) {
    held.push(row);
    bytes += sizeOf(row);
    if (held.length < most * 2 && bytes < MOST_ORDERED_BYTES) continue;
    if (limit > MOST_ORDERED && held.length > MOST_ORDERED)
      throw new CannotTell('unsupported', `"${query.table}" has too many rows to be put in order.`);
    settle();
    if (bytes > MOST_ORDERED_BYTES)
      throw new CannotTell('unsupported', `The rows of "${query.table}" are too large to be put in order.`);
  }
  settle();
  yield* held;
}

function sizeOf(row: Row): number {
  return Object.values(row).reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 8), 64);
}
