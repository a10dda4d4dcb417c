import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** The payments of `bench/payments.ts` as one table of a database that is made for this. */
export interface PaymentTable {
  readonly kind: Kind;
  /** As `--db` takes it. */
  readonly where: string;
  /** So many rows, in the place of those that were there. */
  fill(rows: number): Promise<void>;
  drop(): Promise<void>;
}
export type Kind = 'mariadb' | 'postgres' | 'sqlite';

const NAME = `storewarden_bench_${process.pid}`;
const MYSQL = process.env['TEST_MYSQL'] ?? 'mysql://root@127.0.0.1:3306';
const POSTGRES = process.env['TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432';
const COLUMNS = [
  'id INTEGER NOT NULL PRIMARY KEY',
  'order_id INTEGER',
  'created_at VARCHAR(32)',
  'cc_type VARCHAR(16)',
  'cc_number VARCHAR(64)',
  'cc_last_4 VARCHAR(8)',
  'trans_id VARCHAR(64)',
  'additional_information TEXT',
  'additional_data TEXT',
  'comment VARCHAR(255)',
  'email VARCHAR(100)',
];
const TABLE = `CREATE TABLE payment (${COLUMNS.join(', ')})`;

export function paymentTable(kind: Kind): Promise<PaymentTable> {
  if (kind === 'mariadb') return inMariadb();
  return kind === 'postgres' ? inPostgres() : inSqlite();
}

/** Lines of CSV. */
function payments(rows: number): Readable {
  const script = new URL('payments.ts', import.meta.url).pathname;
  return spawn(process.execPath, [script, String(rows)], { stdio: ['ignore', 'pipe', 'inherit'] }).stdout;
}

async function inMariadb(): Promise<PaymentTable> {
  const connection = await mysql.createConnection({ uri: MYSQL, charset: 'utf8mb4' });
  await connection.query(`CREATE DATABASE ${NAME} CHARACTER SET utf8mb4`);
  await connection.query(`USE ${NAME}`);
  return {
    kind: 'mariadb',
    where: `${MYSQL}/${NAME}`,
    async fill(rows) {
      await connection.query('DROP TABLE IF EXISTS payment');
      await connection.query(TABLE);
      const sql = `LOAD DATA LOCAL INFILE 'payments' INTO TABLE payment FIELDS TERMINATED BY ',' ENCLOSED BY '"' ESCAPED BY ''`;
      await connection.query({ sql, infileStreamFactory: () => payments(rows) });
      await connection.query('ANALYZE TABLE payment');
    },
    async drop() {
      await connection.query(`DROP DATABASE ${NAME}`);
      await connection.end();
    },
  };
}

async function inPostgres(): Promise<PaymentTable> {
  const keeper = new pg.Client(`${POSTGRES}/postgres`);
  await keeper.connect();
  await keeper.query(`CREATE DATABASE ${NAME}`);
  const client = new pg.Client(`${POSTGRES}/${NAME}`);
  await client.connect();
  return {
    kind: 'postgres',
    where: `${POSTGRES}/${NAME}`,
    async fill(rows) {
      await client.query('DROP TABLE IF EXISTS payment');
      await client.query(TABLE);
      await pipeline(payments(rows), client.query(copyFrom('COPY payment FROM STDIN (FORMAT csv)')));
      await client.query('VACUUM ANALYZE payment');
    },
    async drop() {
      await client.end();
      await keeper.query(`DROP DATABASE ${NAME} WITH (FORCE)`);
      await keeper.end();
    },
  };
}

async function inSqlite(): Promise<PaymentTable> {
  const folder = mkdtempSync(join(tmpdir(), 'storewarden-bench-'));
  const path = join(folder, 'payments.db');
  return {
    kind: 'sqlite',
    where: `sqlite:${path}`,
    async fill(rows) {
      rmSync(path, { force: true });
      const database = new DatabaseSync(path);
      database.exec(`PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF; ${TABLE}; BEGIN`);
      const insert = database.prepare(`INSERT INTO payment VALUES (${COLUMNS.map(() => '?').join(', ')})`);
      for await (const line of createInterface({ input: payments(rows) })) insert.run(...cellsOf(line));
      database.exec('COMMIT');
      database.close();
    },
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The cells of one line of CSV, each in quotes. */
function cellsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g), ([, cell = '']) => cell.replaceAll('""', '"'));
}
