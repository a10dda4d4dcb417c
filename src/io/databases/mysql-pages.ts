import type { Connection } from 'mysql2';
import type { CellPage, Pages, Table } from '../../core/hands.ts';
import { type PageBuilder, pageBuilder } from '../../scan/page.ts';
import { closed } from './closed.ts';
import { compileSelect, quote } from './compile.ts';
import { kindOf } from './kind.ts';
import { readRows } from './mysql-rows.ts';
import { blocksOf } from './sample.ts';
import type { Sessions } from './sessions.ts';
import type { Throttle } from './throttle.ts';

interface Key {
  readonly columns: readonly string[];
  /** The key is one whole number, so that any place between the first and the last can be gone to. */
  readonly whole: boolean;
}
type Value = string | Buffer | bigint;
interface Asked {
  readonly sql: string;
  readonly values: readonly Value[];
}

const KEY =
  "SELECT COLUMN_NAME AS c FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND INDEX_NAME = 'PRIMARY' ORDER BY SEQ_IN_INDEX";
const BLOCK = 200;
/** What one statement sends at most, roughly, however long the texts are; and what is handed on at once. */
const MOST_BYTES = 4 * 1024 ** 2;
const PAGE = 1024 ** 2;

/** The rows of a table in pages, from one primary key to the next, each page read by a statement of its own. */
export async function* mysqlPages(
  sessions: Sessions<Connection>,
  table: Table,
  query: Pages,
  throttle: Throttle,
  name: string,
): AsyncGenerator<CellPage> {
  const key = await keyOf(sessions, table, name);
  if (!key) return yield* unkeyed(sessions, table, query, name);
  if (query.sample !== undefined) return yield* sampled(sessions, table, query, key, query.sample, name);
  let after: readonly Value[] | undefined;
  let most = Number.POSITIVE_INFINITY;
  const builder = pageBuilder(query.columns.length);
  for (;;) {
    const limit = Math.min(throttle.pageRows(), most);
    const began = performance.now();
    const size = builder.size();
    const read = await page(
      sessions,
      pageOf(table, query, key, after, limit),
      builder,
      query.columns.length,
      key,
      table,
      name,
    );
    const took = performance.now() - began;
    // Long texts: fewer rows the next time.
    most = Math.max(50, Math.floor((MOST_BYTES * read.rows) / Math.max(1, builder.size() - size)));
    if (read.rows < limit || builder.size() >= PAGE) if (builder.rows() > 0) yield builder.take();
    if (read.rows < limit) return;
    after = read.last;
    await throttle.rest(took);
  }
}

/** Blocks of rows that lie evenly over the whole table: the same ones each time. */
async function* sampled(
  sessions: Sessions<Connection>,
  table: Table,
  query: Pages,
  key: Key,
  sample: number,
  name: string,
): AsyncGenerator<CellPage> {
  const column = quote(key.columns[0] ?? '', 'mysql');
  const builder = pageBuilder(query.columns.length);
  const read = (asked: Asked) => page(sessions, asked, builder, query.columns.length, key, table, name);
  if (!key.whole) {
    const half = Math.ceil(sample / 2);
    const order = key.columns.map((one) => `${quote(one, 'mysql')} DESC`).join(', ');
    const base = pageOf(table, query, key, undefined, half);
    await read(base);
    await read({ ...base, sql: base.sql.replace(/ ORDER BY .*$/s, ` ORDER BY ${order} LIMIT ${half}`) });
    if (builder.rows() > 0) yield builder.take();
    return;
  }
  const [edges] = await rows(
    sessions,
    `SELECT MIN(${column}) AS low, MAX(${column}) AS high FROM ${quote(table.name, 'mysql')}`,
    [],
    name,
  );
  if (edges?.['low'] === null || edges?.['low'] === undefined) return;
  // A whole-number key: the driver gives it as number, text or bigint.
  const [low, high] = [edges['low'], edges['high']].map((edge) => BigInt(edge as string | number | bigint)) as [
    bigint,
    bigint,
  ];
  let after = low - 1n;
  for (const start of blocksOf(low, high, sample, BLOCK)) {
    const from = start > after ? start - 1n : after;
    const block = await read(pageOf(table, query, key, [from], BLOCK));
    const [last] = block.last ?? [];
    if (last !== undefined) after = BigInt(String(last));
    if (builder.size() >= PAGE) yield builder.take();
  }
  if (builder.rows() > 0) yield builder.take();
}

/** A table without a key is read in one go, as the order of its rows cannot be taken up again. */
async function* unkeyed(
  sessions: Sessions<Connection>,
  table: Table,
  query: Pages,
  name: string,
): AsyncGenerator<CellPage> {
  const { sql } = compileSelect(
    { table: table.name, columns: query.columns, ...(query.sample === undefined ? {} : { limit: query.sample }) },
    table,
    'mysql',
  );
  const builder = pageBuilder(query.columns.length);
  yield* sessions.stream(async function* (connection) {
    try {
      const asked = connection.query({ sql, rowsAsArray: true, typeCast: (field) => field.buffer() });
      for await (const row of asked.stream({ highWaterMark: 256 })) {
        for (const cell of row as readonly (Buffer | null)[]) builder.add(cell);
        if (builder.size() >= PAGE) yield builder.take();
      }
    } catch (error) {
      throw closed(error, name);
    }
  });
  if (builder.rows() > 0) yield builder.take();
}

function pageOf(table: Table, query: Pages, key: Key, after: readonly Value[] | undefined, limit: number): Asked {
  const names = key.columns.map((column) => quote(column, 'mysql'));
  const select = compileSelect({ table: table.name, columns: query.columns }, table, 'mysql').sql;
  const [columns = '', rest = ''] = splitAtFrom(select);
  // The key goes last, under names that cannot meet those of the columns.
  const keys = names.map((column, index) => `${column} AS \`\u0001${index}\``).join(', ');
  const where = after === undefined ? { sql: '', values: [] } : beyond(names, after);
  const sql = `${columns}, ${keys}${rest}${where.sql} ORDER BY ${names.join(', ')} LIMIT ${limit}`;
  return { sql, values: where.values };
}

function splitAtFrom(sql: string): readonly string[] {
  const at = sql.lastIndexOf(' FROM ');
  return [sql.slice(0, at), sql.slice(at)];
}

/** `a >= 1 AND (a > 1 OR (a = 1 AND b > 2))`: servers find their way by the first part. */
function beyond(names: readonly string[], after: readonly Value[]): Asked {
  const values: Value[] = [];
  const bind = (index: number): string => {
    values.push(after[index] ?? '');
    return '?';
  };
  if (names.length === 1) return { sql: ` WHERE ${names[0]} > ${bind(0)}`, values };
  let sql = ` WHERE ${names[0]} >= ${bind(0)} AND (`;
  sql += names
    .map((name, index) => {
      const same = names.slice(0, index).map((one, place) => `${one} = ${bind(place)}`);
      return `(${[...same, `${name} > ${bind(index)}`].join(' AND ')})`;
    })
    .join(' OR ');
  return { sql: `${sql})`, values };
}

/** Reads one page of rows into the builder. */
async function page(
  sessions: Sessions<Connection>,
  { sql, values }: Asked,
  builder: PageBuilder,
  width: number,
  key: Key,
  table: Table,
  name: string,
): Promise<{ readonly rows: number; readonly last: readonly Value[] | undefined }> {
  const before = builder.rows();
  const last = await sessions.use(async (connection) => {
    try {
      return await readRows(connection, sql, values, builder, width);
    } catch (error) {
      throw closed(error, name);
    }
  });
  const kinds = key.columns.map((column) => kindOf(table.columns.find((one) => one.name === column)?.type ?? ''));
  const keys = last.map((cell, index) => valueOf(cell ?? Buffer.alloc(0), kinds[index] ?? 'text'));
  return { rows: builder.rows() - before, last: keys.length > 0 ? keys : undefined };
}

function valueOf(cell: Buffer, kind: ReturnType<typeof kindOf>): Value {
  if (kind === 'bytes') return Buffer.from(cell);
  const text = cell.toString('utf8');
  return kind === 'number' && /^-?\d{1,20}$/.test(text) ? BigInt(text) : text;
}

async function keyOf(sessions: Sessions<Connection>, table: Table, name: string): Promise<Key | undefined> {
  const found = await rows(sessions, KEY, [table.name], name);
  const columns = found.map((row) => String(row['c']));
  const types = columns.map((column) => table.columns.find((one) => one.name === column)?.type.toLowerCase() ?? '');
  if (columns.length === 0 || types.some((type) => /^(?:float|double|real|bit|geometry|enum|set)/.test(type)))
    return undefined;
  return { columns, whole: columns.length === 1 && /^(?:tiny|small|medium|big)?int/.test(types[0] ?? '') };
}

function rows(
  sessions: Sessions<Connection>,
  sql: string,
  values: readonly string[],
  name: string,
): Promise<readonly Record<string, unknown>[]> {
  return sessions.use(
    (connection) =>
      new Promise((resolve, reject) => {
        connection.query(sql, [...values], (error, found) => {
          if (error) reject(closed(error, name));
          else resolve(found as Record<string, unknown>[]); // rows, as it is a SELECT
        });
      }),
  );
}
