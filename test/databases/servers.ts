import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import pg from 'pg';

/** A database of its own on a server that runs here. */
export interface Trial {
  readonly name: string;
  readonly dsn: string;
  run(sql: string): Promise<void>;
  drop(): Promise<void>;
}

const mysqlAt = process.env['TEST_MYSQL'] ?? 'mysql://root@127.0.0.1:3306';
const postgresAt = process.env['TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432';

/** A fresh MariaDB or MySQL database, or why there is none. */
export async function makeMysql(): Promise<Trial | string> {
  const name = `sw_${randomBytes(6).toString('hex')}`;
  try {
    const connection = await mysql.createConnection({ uri: mysqlAt, multipleStatements: true, charset: 'utf8mb4' });
    await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4; USE ${name}`);
    return {
      name,
      dsn: `${mysqlAt}/${name}`,
      run: async (sql) => void (await connection.query(sql)),
      async drop() {
        await connection.query(`DROP DATABASE IF EXISTS ${name}`);
        await connection.end();
      },
    };
  } catch (error) {
    return `no MariaDB answers at ${mysqlAt}: ${String(error)}`;
  }
}

/** A fresh PostgreSQL database, or why there is none. */
export async function makePostgres(): Promise<Trial | string> {
  const name = `sw_${randomBytes(6).toString('hex')}`;
  try {
    const keeper = new pg.Client(`${postgresAt}/postgres`);
    await keeper.connect();
    await keeper.query(`CREATE DATABASE ${name}`);
    const client = new pg.Client(`${postgresAt}/${name}`);
    await client.connect();
    return {
      name,
      dsn: `${postgresAt}/${name}`,
      run: async (sql) => void (await client.query(sql)),
      async drop() {
        await client.end();
        await keeper.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
        await keeper.end();
      },
    };
  } catch (error) {
    return `no PostgreSQL answers at ${postgresAt}: ${String(error)}`;
  }
}
