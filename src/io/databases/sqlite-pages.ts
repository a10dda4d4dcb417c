import type { DatabaseSync } from 'node:sqlite';
import type { CellPage, Pages, Table } from '../../core/hands.ts';
import { pageBuilder } from '../../scan/page.ts';
import { CUT, quote } from './compile.ts';
import { blocksOf } from './sample.ts';

const PAGE = 1024 * 1024;
const BLOCK = 200;
/** Rows that SQLite joins into one value. */
const JOINED = 500;
/** Rows of more cells are not joined: a function of SQLite takes at most 127 values. */
const MOST_JOINED = 100;
/** Control characters that no text of a shop holds; where one does, its rows are read one by one. */
const MARKS = { between: 31, behind: 30, unset: 26 } as const;
type Given = string | number | bigint | Uint8Array | null;

/** The rows of a table of a SQLite file in pages of about 1 MiB. */
export function* sqlitePages(connection: DatabaseSync, table: Table, query: Pages): Generator<CellPage> {
  const builder = pageBuilder(query.columns.length);
  const key = rowIdOf(connection, table);
  if (query.sample !== undefined) yield* rowByRow(sampled(connection, table, key, query.sample));
  else if (key === undefined || query.columns.length > MOST_JOINED) yield* rowByRow([whole]);
  else yield* joined(key);
  if (builder.rows() > 0) yield builder.take();

  function* rowByRow(parts: readonly Part[]): Generator<CellPage> {
    const columns = query.columns.map(bounded).join(', ');
    for (const { more, values } of parts) {
      const statement = connection.prepare(`SELECT ${columns} FROM ${quote(table.name, 'sqlite')}${more}`);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      for (const row of statement.iterate(...values) as unknown as Iterable<readonly Given[]>) {
        for (const cell of row) builder.add(typeof cell === 'bigint' ? cell.toString() : cell);
        if (builder.size() >= PAGE) yield builder.take();
      }
    }
  }

  /** Some hundred rows as one value each: a value of its own for each cell would take three times as long. */
  function* joined(id: string): Generator<CellPage> {
    const cells = query.columns.map((name) => `coalesce(${bounded(name)}, char(${MARKS.unset}))`).join(', ');
    const line = `concat_ws(char(${MARKS.between}), ${cells}) || char(${MARKS.behind})`;
    const rows = `SELECT ${id} AS id, ${line} AS line FROM ${quote(table.name, 'sqlite')} WHERE ${id} > ? ORDER BY ${id} LIMIT ${JOINED}`;
    const statement = connection.prepare(
      `SELECT max(id) AS last, count(*) AS count, CAST(group_concat(line, '') AS BLOB) AS text FROM (${rows})`,
    );
    statement.setReadBigInts(true);
    let after = FIRST;
    for (;;) {
      const read = statement.get(after);
      const [last, text] = [read?.['last'], read?.['text']];
      if (typeof last !== 'bigint' || !(text instanceof Uint8Array)) return;
      if (!builder.addMarked(text, MARKS, Number(read?.['count'])))
        yield* rowByRow([{ more: ` WHERE ${id} > ? AND ${id} <= ? ORDER BY ${id}`, values: [after, last] }]);
      if (builder.size() >= PAGE) yield builder.take();
      after = last;
    }
  }
}

/** Before the first row id there can be. */
const FIRST = -(2n ** 63n);

/** What the row id goes by in a table, if it has one. */
function rowIdOf(connection: DatabaseSync, table: Table): string | undefined {
  const taken = new Set(table.columns.map(({ name }) => name.toLowerCase()));
  const id = ['rowid', '_rowid_', 'oid'].find((name) => !taken.has(name));
  if (id === undefined) return undefined;
  try {
    connection.prepare(`SELECT ${id} FROM ${quote(table.name, 'sqlite')} LIMIT 1`).get();
    return id;
  } catch {
    return undefined;
  }
}

/** The column, cut where it is long; how long it is stands in the row's head. */
function bounded(name: string): string {
  const column = quote(name, 'sqlite');
  return `iif(octet_length(${column}) > ${CUT}, substr(${column}, 1, ${CUT}), ${column})`;
}

interface Part {
  readonly more: string;
  readonly values: readonly bigint[];
}
const whole: Part = { more: '', values: [] };

/** Blocks of rows that lie evenly over the whole table; of a table without row ids the first rows. */
function sampled(connection: DatabaseSync, table: Table, id: string | undefined, sample: number): readonly Part[] {
  if (id === undefined) return [{ more: ` LIMIT ${Math.trunc(sample)}`, values: [] }];
  const statement = connection.prepare(
    `SELECT min(${id}) AS low, max(${id}) AS high FROM ${quote(table.name, 'sqlite')}`,
  );
  statement.setReadBigInts(true);
  const edges = statement.get();
  const [low, high] = [edges?.['low'], edges?.['high']];
  if (typeof low !== 'bigint' || typeof high !== 'bigint') return [];
  const starts = blocksOf(low, high, sample, BLOCK);
  return starts.map((start, index) => {
    // No block reaches into the next one, so that no row is counted twice.
    const end = starts[index + 1] ?? high + 1n;
    return { more: ` WHERE ${id} >= ? AND ${id} < ? ORDER BY ${id} LIMIT ${BLOCK}`, values: [start, end] };
  });
}
