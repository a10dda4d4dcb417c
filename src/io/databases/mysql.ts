import mysql, { type Connection, type RowDataPacket } from 'mysql2';
import type { Cell, Database, Row, Table } from '../../core/hands.ts';
import { CannotTell } from '../../core/errors.ts';
import { closed, codeOf } from './closed.ts';
import { cell, compileCount, compileSelect, type Statement } from './compile.ts';
import { CONNECT_MILLISECONDS, type Login, nameOf, STATEMENT_SECONDS } from './login.ts';
import { mysqlPages } from './mysql-pages.ts';
import { makeSessions, type Sessions } from './sessions.ts';
import { makeThrottle } from './throttle.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);
const MOST_BODY = 65_536;
/** The server's counters know of every statement at once; so many milliseconds are enough to see others at work. */
const AT_ONCE = 250;
const NEVER = new AbortController().signal;

/** A live MariaDB or MySQL database, read-only in every session: the server itself refuses writes. */
export async function openMysql(
  login: Login,
  signal: AbortSignal = NEVER,
): Promise<{ readonly database: Database; close(): Promise<void> }> {
  const name = nameOf(login);
  const sessions = makeSessions(() => connect(login, name), end);
  const [head] = await rows(sessions, { sql: 'SELECT VERSION() AS version', values: [] }, name);
  const version = String(head?.['version'] ?? '');
  const throttle = makeThrottle(() => othersAsked(sessions, name), signal, AT_ONCE);
  let tables: Promise<readonly Table[]> | undefined;
  const known = (): Promise<readonly Table[]> => (tables ??= listTables(sessions, name));

  const database: Database = {
    dialect: /mariadb/i.test(version) ? 'mariadb' : 'mysql',
    name,
    version: async () => version,
    tables: known,
    async *select(query) {
      const table = await find(known(), query.table, name);
      yield* stream(sessions, compileSelect(query, table, 'mysql'), name);
    },
    async *pages(query) {
      yield* mysqlPages(sessions, await find(known(), query.table, name), query, throttle, name);
    },
    async count(table, where = []) {
      const [row] = await rows(sessions, compileCount(where, await find(known(), table, name), 'mysql'), name);
      return Number(row?.['n'] ?? 0);
    },
    async triggers() {
      const made = await rows(sessions, plain(TRIGGERS), name);
      const events = await rows(sessions, plain(EVENTS), name);
      return [...made.map((row) => trigger(row, 'trigger')), ...events.map((row) => trigger(row, 'event'))];
    },
    async grants() {
      const found = await rows(sessions, plain('SHOW GRANTS'), name);
      return found.map((row) => withoutSecrets(String(Object.values(row)[0] ?? '')));
    },
  };
  return { database, close: sessions.close };
}

/** Statements that were sent to the server since it began, less our own. */
async function othersAsked(sessions: Sessions<Connection>, name: string): Promise<number | undefined> {
  const [all] = await rows(sessions, plain("SHOW GLOBAL STATUS LIKE 'Questions'"), name);
  const [own] = await rows(sessions, plain("SHOW SESSION STATUS LIKE 'Questions'"), name);
  const count = Number(all?.['Value']) - Number(own?.['Value']);
  return Number.isFinite(count) ? count : undefined;
}

const TABLES =
  "SELECT c.TABLE_NAME AS t, c.COLUMN_NAME AS c, c.COLUMN_TYPE AS k, t.TABLE_ROWS AS n FROM information_schema.COLUMNS c JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE' ORDER BY c.TABLE_NAME, c.ORDINAL_POSITION";
const TRIGGERS = `SELECT TRIGGER_NAME AS name, EVENT_OBJECT_TABLE AS tab, LEFT(ACTION_STATEMENT, ${MOST_BODY}) AS body FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE() ORDER BY TRIGGER_NAME`;
const EVENTS = `SELECT EVENT_NAME AS name, '' AS tab, LEFT(EVENT_DEFINITION, ${MOST_BODY}) AS body FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE() ORDER BY EVENT_NAME`;

async function connect(login: Login, name: string): Promise<Connection> {
  const secure = login.tls !== 'off' && !(login.tls === 'try' && (login.socket !== undefined || LOCAL.has(login.host)));
  try {
    return await prepared(login, secure);
  } catch (error) {
    if (!secure || login.tls !== 'try' || codeOf(error) !== 'HANDSHAKE_NO_SSL_SUPPORT') throw closed(error, name);
  }
  try {
    return await prepared(login, false);
  } catch (error) {
    throw closed(error, name);
  }
}

/** A connection in which the server refuses every write. */
export async function prepared(login: Login, secure: boolean): Promise<Connection> {
  const connection = mysql.createConnection({
    ...(login.socket === undefined ? { host: login.host, port: login.port } : { socketPath: login.socket }),
    user: login.user,
    password: login.password,
    database: login.name,
    charset: 'utf8mb4',
    connectTimeout: CONNECT_MILLISECONDS,
    dateStrings: true,
    jsonStrings: true,
    supportBigNumbers: true,
    // A server that asks for one of our files gets none.
    flags: ['-LOCAL_FILES'],
    ...(secure ? { ssl: { rejectUnauthorized: login.tls === 'verify' } } : {}),
  });
  connection.on('error', () => undefined);
  try {
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
    await run(
      connection,
      "SET SESSION sql_mode = '', SESSION time_zone = '+00:00', SESSION lock_wait_timeout = 2, SESSION innodb_lock_wait_timeout = 2",
    );
    await run(connection, 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    await run(connection, 'SET SESSION TRANSACTION READ ONLY');
    await limitTime(connection);
    return connection;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

/** MariaDB counts seconds, MySQL milliseconds; servers before MariaDB 10.1 and MySQL 5.7 know neither. */
async function limitTime(connection: Connection): Promise<void> {
  for (const sql of [
    `SET SESSION max_statement_time = ${STATEMENT_SECONDS}`,
    `SET SESSION max_execution_time = ${STATEMENT_SECONDS * 1000}`,
  ]) {
    try {
      await run(connection, sql);
      return;
    } catch (error) {
      if (codeOf(error) !== 'ER_UNKNOWN_SYSTEM_VARIABLE') throw error;
    }
  }
}

function run(
  connection: Connection,
  sql: string,
  values: readonly (string | number)[] = [],
): Promise<readonly RowDataPacket[]> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>(sql, [...values], (error, found) => (error ? reject(error) : resolve(found)));
  });
}

function rows(sessions: Sessions<Connection>, statement: Statement, name: string): Promise<readonly Row[]> {
  return sessions.use(async (connection) => {
    try {
      return (await run(connection, statement.sql, statement.values)).map(toRow);
    } catch (error) {
      throw closed(error, name);
    }
  });
}

function stream(sessions: Sessions<Connection>, { sql, values }: Statement, name: string): AsyncIterable<Row> {
  return sessions.stream(async function* (connection) {
    try {
      await run(connection, 'START TRANSACTION READ ONLY');
      const found = connection.query(sql, [...values]).stream({ highWaterMark: 64 });
      for await (const row of found) yield toRow(row as Record<string, unknown>);
      await run(connection, 'COMMIT');
    } catch (error) {
      throw closed(error, name);
    }
  });
}

async function listTables(sessions: Sessions<Connection>, name: string): Promise<readonly Table[]> {
  const found = new Map<
    string,
    { name: string; rows: number | undefined; columns: { name: string; type: string }[] }
  >();
  for (const row of await rows(sessions, plain(TABLES), name)) {
    const table = String(row['t']);
    const entry = found.get(table) ?? {
      name: table,
      rows: row['n'] === null ? undefined : Number(row['n']),
      columns: [],
    };
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

/** The line without the hash of the password that older servers show. */
export function withoutSecrets(grant: string): string {
  const secret = grant.search(/ IDENTIFIED /i);
  if (secret < 0) return grant;
  return `${grant.slice(0, secret)}${/WITH GRANT OPTION\s*$/i.test(grant) ? ' WITH GRANT OPTION' : ''}`;
}

function toRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]));
}

function trigger(row: Readonly<Record<string, Cell>>, kind: 'trigger' | 'event') {
  return { name: String(row['name']), table: String(row['tab']), body: String(row['body'] ?? ''), kind };
}

function plain(sql: string): Statement {
  return { sql, values: [] };
}

function end(connection: Connection, how: 'politely' | 'now'): Promise<void> {
  if (how === 'now') {
    connection.destroy();
    return Promise.resolve();
  }
  return new Promise((resolve) => connection.end(() => resolve()));
}
