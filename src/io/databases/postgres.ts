import pg from 'pg';
import QueryStream from 'pg-query-stream';
import type { Cell, Database, Row, Table } from '../../core/hands.ts';
import { CannotTell } from '../../core/errors.ts';
import { closed } from './closed.ts';
import { compileCount, compileSelect, type Statement } from './compile.ts';
import { bytesOf, kindOf, readCell } from './kind.ts';
import { CONNECT_MILLISECONDS, type Login, nameOf, STATEMENT_SECONDS } from './login.ts';
import { postgresPages } from './postgres-pages.ts';
import { makeSessions, type Sessions } from './sessions.ts';
import { makeThrottle } from './throttle.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);
const MOST_BODY = 65_536;
const NEVER = new AbortController().signal;

/** A live PostgreSQL database, read-only in every session: the server itself refuses writes. */
export async function openPostgres(
  login: Login,
  signal: AbortSignal = NEVER,
): Promise<{ readonly database: Database; close(): Promise<void> }> {
  const name = nameOf(login);
  const sessions = makeSessions(() => connect(login, name), end);
  const [head] = await rows(sessions, plain("SELECT current_setting('server_version') AS version"), name);
  const throttle = makeThrottle(() => othersAsked(sessions, name), signal);
  let tables: Promise<readonly Table[]> | undefined;
  const known = (): Promise<readonly Table[]> => (tables ??= listTables(sessions, name));

  const database: Database = {
    dialect: 'postgres',
    name,
    version: async () => String(head?.['version'] ?? ''),
    tables: known,
    async *select(query) {
      const table = await find(known(), query.table, name);
      for await (const row of stream(sessions, compileSelect(query, table, 'postgres'), name)) yield typed(row, table);
    },
    async *pages(query) {
      yield* postgresPages(sessions, await find(known(), query.table, name), query, throttle, name);
    },
    async count(table, where = []) {
      const [row] = await rows(sessions, compileCount(where, await find(known(), table, name), 'postgres'), name);
      return Number(row?.['n'] ?? 0);
    },
    async triggers() {
      const found = await rows(sessions, plain(TRIGGERS), name);
      return found.map((row) => ({
        name: String(row['name']),
        table: String(row['tab']),
        body: String(row['body'] ?? ''),
        kind: 'trigger' as const,
      }));
    },
    async grants() {
      const [row] = await rows(sessions, plain(RIGHTS), name);
      return row
        ? Object.entries(row).flatMap(([right, has]) => (has === 't' ? [`GRANT ${right} TO CURRENT_USER`] : []))
        : undefined;
    },
  };
  return { database, close: sessions.close };
}

/** Transactions of this database so far, less ours: each time that a session is used makes one. */
async function othersAsked(sessions: Sessions<pg.Client>, name: string): Promise<number | undefined> {
  const sql =
    'SELECT xact_commit + xact_rollback AS n FROM pg_catalog.pg_stat_database WHERE datname = current_database()';
  const [row] = await rows(sessions, plain(sql), name);
  const count = Number(row?.['n']) - sessions.uses();
  return row?.['n'] === null || !Number.isFinite(count) ? undefined : count;
}

const TABLES =
  "SELECT c.relname AS t, a.attname AS c, format_type(a.atttypid, a.atttypmod) AS k, c.reltuples AS n FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = current_schema()) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum";
const TRIGGERS = `SELECT t.tgname AS name, c.relname AS tab, left(p.prosrc, ${MOST_BODY}) AS body FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid WHERE NOT t.tgisinternal AND n.nspname = current_schema() ORDER BY t.tgname`;
const RIGHTS =
  'SELECT rolsuper AS "SUPERUSER", rolcreaterole AS "CREATEROLE", rolcreatedb AS "CREATEDB", rolbypassrls AS "BYPASSRLS", EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.rolname = \'pg_read_server_files\' AND NOT me.rolsuper AND pg_has_role(me.oid, r.oid, \'member\')) AS "pg_read_server_files", EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.rolname = \'pg_write_server_files\' AND NOT me.rolsuper AND pg_has_role(me.oid, r.oid, \'member\')) AS "pg_write_server_files", EXISTS (SELECT 1 FROM pg_catalog.pg_roles r WHERE r.rolname = \'pg_execute_server_program\' AND NOT me.rolsuper AND pg_has_role(me.oid, r.oid, \'member\')) AS "pg_execute_server_program" FROM pg_catalog.pg_roles me WHERE me.rolname = current_user';

async function connect(login: Login, name: string): Promise<pg.Client> {
  const secure = login.tls !== 'off' && !(login.tls === 'try' && (login.socket !== undefined || LOCAL.has(login.host)));
  try {
    return await prepared(login, secure);
  } catch (error) {
    const none = error instanceof Error && /does not support SSL/.test(error.message);
    if (!secure || login.tls !== 'try' || !none) throw closed(error, name);
  }
  try {
    return await prepared(login, false);
  } catch (error) {
    throw closed(error, name);
  }
}

/** A connection in which the server refuses every write. */
export async function prepared(login: Login, secure: boolean): Promise<pg.Client> {
  const client = new pg.Client({
    host: login.socket ?? login.host,
    port: login.port,
    user: login.user,
    password: login.password,
    database: login.name,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    application_name: 'storewarden',
    // Every value as the text that the server wrote.
    types: { getTypeParser: () => (text: string) => text },
    ...(secure ? { ssl: { rejectUnauthorized: login.tls === 'verify' } } : {}),
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SET default_transaction_read_only = on');
    await client.query(`SET statement_timeout = ${STATEMENT_SECONDS * 1000}`);
    await client.query(
      "SET lock_timeout = 2000; SET idle_in_transaction_session_timeout = 600000; SET TimeZone = 'UTC'; SET bytea_output = 'hex'; SET standard_conforming_strings = on",
    );
    return client;
  } catch (error) {
    await end(client, 'now');
    throw error;
  }
}

function rows(
  sessions: Sessions<pg.Client>,
  { sql, values }: Statement,
  name: string,
): Promise<readonly Record<string, Cell>[]> {
  return sessions.use(async (client) => {
    try {
      return (await client.query<Record<string, Cell>>(sql, [...values])).rows;
    } catch (error) {
      throw closed(error, name);
    }
  });
}

function stream(
  sessions: Sessions<pg.Client>,
  { sql, values }: Statement,
  name: string,
): AsyncIterable<Record<string, Cell>> {
  return sessions.stream(async function* (client) {
    try {
      await client.query('BEGIN READ ONLY');
      const types = { getTypeParser: () => (text: string) => text };
      const found = client.query(new QueryStream(sql, [...values], { batchSize: 64, highWaterMark: 64, types }));
      for await (const row of found) yield row as Record<string, Cell>;
      await client.query('COMMIT');
    } catch (error) {
      throw closed(error, name);
    }
  });
}

async function listTables(sessions: Sessions<pg.Client>, name: string): Promise<readonly Table[]> {
  const found = new Map<
    string,
    { name: string; rows: number | undefined; columns: { name: string; type: string }[] }
  >();
  for (const row of await rows(sessions, plain(TABLES), name)) {
    const table = String(row['t']);
    const count = Number(row['n']);
    const entry = found.get(table) ?? { name: table, rows: count < 0 ? undefined : count, columns: [] };
    entry.columns.push({ name: String(row['c']), type: String(row['k']) });
    found.set(table, entry);
  }
  return [...found.values()];
}

async function find(tables: Promise<readonly Table[]>, wanted: string, name: string): Promise<Table> {
  const table = (await tables).find((one) => one.name === wanted);
  if (!table) throw new CannotTell('failed', `${name}: There is no table "${wanted}".`);
  return table;
}

function typed(row: Record<string, Cell>, table: Table): Row {
  const cells = Object.entries(row).map(([column, value]) => {
    if (typeof value !== 'string') return [column, value] as const;
    const kind = kindOf(table.columns.find((one) => one.name === column)?.type ?? '');
    return [column, kind === 'bytes' ? bytesOf(value) : readCell(value, kind)] as const;
  });
  return Object.fromEntries(cells);
}

function plain(sql: string): Statement {
  return { sql, values: [] };
}

async function end(client: pg.Client, how: 'politely' | 'now'): Promise<void> {
  if (how === 'politely') return client.end();
  // A query that is still sending would keep a polite end waiting.
  (client as unknown as { connection?: { stream?: { destroy(): void } } }).connection?.stream?.destroy();
  return undefined;
}
