import mysql, { type Connection, type RowDataPacket } from 'mysql2';
import type { StoreTable, VaultDatabase } from '../../core/vault-database.ts';
import { codeOf } from '../databases/closed.ts';
import { CONNECT_MILLISECONDS, type Login, nameOf } from '../databases/login.ts';
import { DatabaseFault, refused, withRetries } from './faults.ts';
import { among, behind, cellRow, packets, q, resealing, swapping, writing } from './mysql-sql.ts';
import { describeMysql } from './mysql-tables.ts';
import { names, ownTables, type Param } from './own-tables.ts';
import { swapHeld } from './swap.ts';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1']);

/** A MariaDB or MySQL database with the right to write, over one connection. */
export async function openMysqlVault(login: Login): Promise<VaultDatabase> {
  const name = nameOf(login);
  const connection = await connect(login, name);
  let known: Promise<readonly StoreTable[]> | undefined;
  const run = async (sql: string, values: readonly unknown[] = []): Promise<readonly RowDataPacket[]> => {
    try {
      return await query(connection, sql, values);
    } catch (error) {
      throw refused(error, name);
    }
  };
  const tables = (): Promise<readonly StoreTable[]> => (known ??= describeMysql(run));
  const find = async (table: string): Promise<StoreTable> => {
    const found = (await tables()).find((one) => one.name === table);
    if (!found) throw refused({ code: 'ER_NO_SUCH_TABLE' }, name);
    return found;
  };
  const [head] = await run('SELECT VERSION() AS v');
  const isMaria = /mariadb/i.test(String(head?.['v']));

  const hand: VaultDatabase = {
    ...ownTables((sql, values: readonly Param[] = []) => run(sql, values.map(bytesOrSame))),
    dialect: isMaria ? 'mariadb' : 'mysql',
    name,
    tables,
    async installed() {
      const found = await run(
        'SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ?',
        [names.place],
      );
      return found.length > 0;
    },
    async install() {
      for (const sql of TABLES) await run(sql);
    },
    async claim() {
      const [row] = await run("SELECT GET_LOCK(CONCAT('storewarden.', SHA1(DATABASE())), 0) AS got");
      return Number(row?.['got']) === 1;
    },
    async page({ table, columns, after, limit, atLeast }) {
      const found = await find(table);
      const first = columns[0] ?? '';
      const where = atLeast > 0 ? [`${q(first)} IS NOT NULL AND LENGTH(${q(first)}) >= ${Math.trunc(atLeast)}`] : [];
      if (after) where.push(behind(found, after));
      const order = found.key.length > 0 ? ` ORDER BY ${found.key.map(q).join(', ')}` : '';
      const sql = `SELECT ${[...found.key, ...columns].map(q).join(', ')} FROM ${q(table)}${
        where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''
      }${order} LIMIT ${Math.trunc(limit)}`;
      return (await rowsOf(connection, sql, name)).map((row) => cellRow(row, found.key.length));
    },
    async atomically(work) {
      return withRetries(async () => {
        await run('START TRANSACTION');
        try {
          const made = await work();
          await run('COMMIT');
          return made;
        } catch (error) {
          await query(connection, 'ROLLBACK').catch(() => undefined); // the connection may be gone; then it is rolled back
          throw error;
        }
      });
    },
    async hold(table, column, keys) {
      if (keys.length === 0) return [];
      const found = await find(table);
      const sql = `SELECT ${[...found.key, column].map(q).join(', ')} FROM ${q(table)} WHERE ${among(found, keys)} FOR UPDATE`;
      return (await rowsOf(connection, sql, name)).map((row) => cellRow(row, found.key.length));
    },
    async write(table, column, cells) {
      const found = await find(table);
      for (const some of packets(writing(found, column, cells))) await run(some);
    },
    async swap(batch) {
      const found = await find(batch.table);
      // MySQL's own JSON compares as values; what was read is its text.
      if (found.columns.find((one) => one.name === batch.column)?.kind === 'json') return swapHeld(hand, batch);
      const statements = swapping(found, batch);
      return withRetries(async () => {
        try {
          for (const some of packets(statements)) await run(some);
          return 'done';
        } catch (error) {
          await query(connection, 'ROLLBACK').catch(() => undefined);
          if (error instanceof DatabaseFault && error.code === 'ER_BAD_NULL_ERROR') return 'changed';
          if (error instanceof DatabaseFault && error.code === 'ER_DUP_ENTRY') return 'taken';
          throw error;
        }
      });
    },
    async reseal(table, values) {
      for (const some of packets(resealing(table, values))) await run(some);
    },
    async tidy(all) {
      for (const table of all) await run(`OPTIMIZE TABLE ${q(table)}`);
      return `OPTIMIZE TABLE wrote ${all.join(', ')} anew.`;
    },
    close: () => new Promise((resolve) => connection.end(() => resolve())),
  };
  return hand;
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS ${names.place} (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, tbl VARCHAR(64) NOT NULL, col VARCHAR(64) NOT NULL, method VARCHAR(16) NOT NULL, state VARCHAR(16) NOT NULL, after_key TEXT NOT NULL, changed BIGINT NOT NULL, erased BIGINT NOT NULL, vault VARCHAR(64) NOT NULL, began VARCHAR(32) NOT NULL, purged VARCHAR(32) NOT NULL, UNIQUE (tbl, col)) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS ${names.value} (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, place BIGINT NOT NULL, rowkey VARCHAR(700) NOT NULL, token VARCHAR(19) CHARACTER SET ascii COLLATE ascii_bin NOT NULL UNIQUE, sealed BLOB NOT NULL, fp CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL, key_id BIGINT NOT NULL, KEY (fp)) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
  `CREATE TABLE IF NOT EXISTS ${names.undo} (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, place BIGINT NOT NULL, rowkey VARCHAR(700) NOT NULL, sealed LONGBLOB NOT NULL, after_mac CHAR(64) NOT NULL, key_id BIGINT NOT NULL, KEY (place, rowkey(100))) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
];

function bytesOrSame(value: Param): unknown {
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

export async function connect(login: Login, name: string): Promise<Connection> {
  const local = login.socket !== undefined || LOCAL.has(login.host);
  const secure = login.tls !== 'off' && !(login.tls === 'try' && local);
  try {
    return await prepared(login, secure);
  } catch (error) {
    if (!secure || login.tls !== 'try' || codeOf(error) !== 'HANDSHAKE_NO_SSL_SUPPORT') throw refused(error, name);
  }
  return prepared(login, false).catch((error: unknown) => {
    throw refused(error, name);
  });
}

async function prepared(login: Login, secure: boolean): Promise<Connection> {
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
    bigNumberStrings: true,
    multipleStatements: true,
    flags: ['-LOCAL_FILES'],
    ...(secure ? { ssl: { rejectUnauthorized: login.tls === 'verify' } } : {}),
  });
  connection.on('error', () => undefined);
  try {
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())));
    // Strict: a value that does not fit is refused, never cut.
    await query(
      connection,
      "SET SESSION sql_mode = 'STRICT_ALL_TABLES', SESSION innodb_lock_wait_timeout = 10, SESSION lock_wait_timeout = 30",
    );
    await query(connection, 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
    return connection;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

export function query(
  connection: Connection,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly RowDataPacket[]> {
  return new Promise((resolve, reject) => {
    // Without values the driver does not look for places to put them.
    connection.query<RowDataPacket[]>(sql, values.length > 0 ? [...values] : undefined, (error, found) =>
      error ? reject(error) : resolve(found),
    );
  });
}

function rowsOf(connection: Connection, sql: string, name: string): Promise<readonly (readonly unknown[])[]> {
  return new Promise((resolve, reject) => {
    connection.query<RowDataPacket[]>({ sql, rowsAsArray: true }, (error, found) =>
      error ? reject(refused(error, name)) : resolve(found as unknown as readonly (readonly unknown[])[]),
    );
  });
}
