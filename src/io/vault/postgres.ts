import pg from 'pg';
import type { StoreTable, VaultDatabase } from '../../core/vault-database.ts';
import { CONNECT_MILLISECONDS, type Login, nameOf } from '../databases/login.ts';
import { refused, withRetries } from './faults.ts';
import { names, ownTables, type Param } from './own-tables.ts';
import { behind, cellRow, DIVISION_BY_ZERO, keyLists, q, swapping, writing } from './postgres-sql.ts';
import { describePostgres } from './postgres-tables.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);

/** A PostgreSQL database with the right to write, over one connection. */
export async function openPostgresVault(login: Login): Promise<VaultDatabase> {
  const name = nameOf(login);
  const client = await connect(login, name);
  let known: Promise<readonly StoreTable[]> | undefined;
  // One after the other: the driver will not take a query while another is under way.
  let tail: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(ask: () => Promise<Result>): Promise<Result> => {
    const asked = tail.then(ask);
    tail = asked.catch(() => undefined);
    return asked;
  };
  const run = async <Row extends pg.QueryResultRow>(
    sql: string,
    values: readonly unknown[] = [],
  ): Promise<readonly Row[]> => {
    try {
      return (await inTurn(() => client.query<Row>(sql, [...values]))).rows;
    } catch (error) {
      throw refused(error, name);
    }
  };
  const lists = async (sql: string, values: readonly unknown[]): Promise<readonly (readonly (string | null)[])[]> => {
    try {
      return (await inTurn(() => client.query<(string | null)[]>({ text: sql, values: [...values], rowMode: 'array' })))
        .rows;
    } catch (error) {
      throw refused(error, name);
    }
  };
  const tables = (): Promise<readonly StoreTable[]> => (known ??= describePostgres(run));
  const find = async (table: string): Promise<StoreTable> => {
    const found = (await tables()).find((one) => one.name === table);
    if (!found) throw refused({ code: 'ER_NO_SUCH_TABLE' }, name);
    return found;
  };

  return {
    ...ownTables(async (sql, values: readonly Param[] = []) => {
      let index = 0;
      const rows = await run<Record<string, unknown>>(
        sql.replace(/\?/g, () => `$${++index}`),
        values.map((value) => (value instanceof Uint8Array ? Buffer.from(value) : value)),
      );
      return rows.map((row) =>
        'sealed' in row ? { ...row, sealed: Buffer.from(String(row['sealed']).slice(2), 'hex') } : row,
      );
    }),
    dialect: 'postgres',
    name,
    tables,
    async installed() {
      const found = await run(
        'SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = current_schema() AND tablename = $1',
        [names.place],
      );
      return found.length > 0;
    },
    async install() {
      for (const sql of TABLES) await run(sql);
    },
    async claim() {
      const [row] = await run<Record<string, string>>(
        "SELECT pg_try_advisory_lock(hashtext('storewarden'), hashtext(current_schema())) AS got",
      );
      return row?.['got'] === 't';
    },
    async page({ table, columns, after, limit, atLeast }) {
      const found = await find(table);
      const first = columns[0] ?? '';
      const values: string[] = [];
      const where =
        atLeast > 0 ? [`${q(first)} IS NOT NULL AND octet_length(${q(first)}::text) >= ${Math.trunc(atLeast)}`] : [];
      if (after) where.push(behind(found, after, values));
      const order = found.key.length > 0 ? ` ORDER BY ${found.key.map(q).join(', ')}` : '';
      const sql = `SELECT ${[...found.key, ...columns].map(q).join(', ')} FROM ${q(table)}${
        where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''
      }${order} LIMIT ${Math.trunc(limit)}`;
      return (await lists(sql, values)).map((row) => cellRow(row, found, columns));
    },
    async atomically(work) {
      return withRetries(async () => {
        await run('BEGIN ISOLATION LEVEL READ COMMITTED');
        try {
          const made = await work();
          await run('COMMIT');
          return made;
        } catch (error) {
          await inTurn(() => client.query('ROLLBACK')).catch(() => undefined); // the connection may be gone; then it is rolled back
          throw error;
        }
      });
    },
    async hold(table, column, keys) {
      if (keys.length === 0) return [];
      const found = await find(table);
      const { sql, on, values } = keyLists(found, keys);
      const select = `SELECT ${[...found.key, column].map((part) => `t.${q(part)}`).join(', ')} FROM ${q(table)} t JOIN ${sql} ON ${on} ORDER BY ${found.key.map((part) => `t.${q(part)}`).join(', ')} FOR UPDATE OF t`;
      return (await lists(select, values)).map((row) => cellRow(row, found, [column]));
    },
    async write(table, column, cells) {
      if (cells.length === 0) return;
      const found = await find(table);
      const { sql, values } = writing(found, column, cells);
      await run(sql, values);
    },
    async swap(batch) {
      const found = await find(batch.table);
      const { sql, values } = swapping(found, batch);
      return withRetries(async () => {
        try {
          await inTurn(() => client.query(sql, [...values]));
          return 'done';
        } catch (error) {
          const { code, table } = error as { readonly code?: string; readonly table?: string }; // as the driver throws them
          if (code === DIVISION_BY_ZERO) return 'changed';
          if (code === '23505' && table === names.value) return 'taken';
          throw refused(error, name);
        }
      });
    },
    async reseal(table, values) {
      await run(
        `UPDATE ${names[table]} t SET sealed = k.sealed, key_id = k.key_id FROM unnest($1::bigint[], $2::bytea[], $3::bigint[]) AS k(id, sealed, key_id) WHERE t.id = k.id`,
        [values.map(({ id }) => id), values.map(({ sealed }) => Buffer.from(sealed)), values.map(({ key }) => key)],
      );
    },
    async lag() {
      const [row] = await run<Record<string, string | null>>(
        'SELECT COALESCE(EXTRACT(EPOCH FROM MAX(replay_lag)), 0) AS behind FROM pg_catalog.pg_stat_replication',
      );
      return Number(row?.['behind'] ?? 0);
    },
    async tidy(all) {
      for (const table of all) await run(`VACUUM (FULL, ANALYZE) ${q(table)}`);
      return `VACUUM FULL wrote ${all.join(', ')} anew.`;
    },
    close: () => client.end(),
  };
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS ${names.place} (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tbl TEXT NOT NULL, col TEXT NOT NULL, method TEXT NOT NULL, state TEXT NOT NULL, after_key TEXT NOT NULL, changed BIGINT NOT NULL, erased BIGINT NOT NULL, vault TEXT NOT NULL, began TEXT NOT NULL, purged TEXT NOT NULL, UNIQUE (tbl, col))`,
  `CREATE TABLE IF NOT EXISTS ${names.value} (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, place BIGINT NOT NULL, rowkey TEXT NOT NULL, token TEXT NOT NULL UNIQUE, sealed BYTEA NOT NULL, fp TEXT NOT NULL, key_id BIGINT NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS ${names.value}_fp ON ${names.value} (fp)`,
  `CREATE TABLE IF NOT EXISTS ${names.undo} (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, place BIGINT NOT NULL, rowkey TEXT NOT NULL, sealed BYTEA NOT NULL, after_mac TEXT NOT NULL, key_id BIGINT NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS ${names.undo}_row ON ${names.undo} (place, rowkey)`,
];

export async function connect(login: Login, name: string): Promise<pg.Client> {
  const local = login.socket !== undefined || LOCAL.has(login.host);
  const secure = login.tls !== 'off' && !(login.tls === 'try' && local);
  try {
    return await prepared(login, secure);
  } catch (error) {
    const none = error instanceof Error && /does not support SSL/.test(error.message);
    if (!secure || login.tls !== 'try' || !none) throw refused(error, name);
  }
  return prepared(login, false).catch((error: unknown) => {
    throw refused(error, name);
  });
}

async function prepared(login: Login, secure: boolean): Promise<pg.Client> {
  const client = new pg.Client({
    host: login.socket ?? login.host,
    port: login.port,
    user: login.user,
    password: login.password,
    database: login.name,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'storewarden vault',
    // Every value as the text that the server wrote.
    types: { getTypeParser: () => (text: string) => text },
    ...(secure ? { ssl: { rejectUnauthorized: login.tls === 'verify' } } : {}),
  });
  client.on('error', () => undefined);
  await client.connect();
  // Rows are always asked for by their key: the planner shall not read a whole table for a batch of it.
  await client.query(
    'SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_bitmapscan = off',
  );
  await client.query(
    "SET lock_timeout = 10000; SET idle_in_transaction_session_timeout = 60000; SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET standard_conforming_strings = on; SET client_encoding = 'UTF8'",
  );
  return client;
}
