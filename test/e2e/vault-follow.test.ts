import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { makeMysql } from '../databases/servers.ts';

const main = join(import.meta.dirname, '../../src/cli/main.ts');
const visa = ['4111', '1111', '1111', '1111'].join('');

test('what a shop writes is sealed soon after, also when the database was gone; Ctrl-C ends it in good order', async (context) => {
  const made = await makeMysql();
  if (typeof made === 'string') return context.skip(made);
  const home = mkdtempSync(join(tmpdir(), 'sw-follow-e2e-'));
  const env = { ...process.env, STOREWARDEN_HOME: home };
  const link = await mysql.createConnection({ uri: made.dsn });
  const rows = async (sql: string): Promise<readonly RowDataPacket[]> => (await link.query<RowDataPacket[]>(sql))[0];
  const until = async (sql: string, wanted: number): Promise<void> => {
    while (Number((await rows(sql))[0]?.['n']) !== wanted) await new Promise((resolve) => setTimeout(resolve, 20));
  };
  const clear = `SELECT COUNT(*) AS n FROM orders WHERE cc LIKE '${visa}%'`;
  try {
    await made.run(
      `CREATE TABLE orders (id INT PRIMARY KEY AUTO_INCREMENT, cc VARCHAR(40)); INSERT INTO orders (cc) VALUES ('${visa}')`,
    );
    assert.equal(spawnSync(process.execPath, [main, 'vault', 'init'], { env }).status, 0);
    const words = ['vault', 'seal', '--db', made.dsn, '--yes', '--follow', '--every', '0.1'];
    const child = spawn(process.execPath, [main, ...words], { env });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.stdout.on('data', (part: Buffer) => (said += part.toString()));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (!said.includes('Following')) await new Promise((resolve) => setTimeout(resolve, 20));

    for (let n = 0; n < 20; n++) await rows(`INSERT INTO orders (cc) VALUES ('${visa}')`);
    await until(clear, 0);
    const [other] = await rows(
      `SELECT ID AS n FROM information_schema.PROCESSLIST WHERE DB = '${made.name}' AND ID <> CONNECTION_ID() AND ID IN (SELECT IS_USED_LOCK(CONCAT('storewarden.', SHA1('${made.name}'))))`,
    );
    await rows(`KILL ${other?.['n']}`);
    await rows(`INSERT INTO orders (cc) VALUES ('${visa}')`);
    await until(clear, 0);
    child.kill('SIGINT');

    assert.equal(await ended, 0, said);
    assert.match(said, /Trying again/);
    assert.match(said, /orders\.cc: 21 cells changed while following/);
    await until("SELECT COUNT(*) AS n FROM orders WHERE cc LIKE '9999%'", 22);
    const verified = spawnSync(process.execPath, [main, 'vault', 'verify', '--db', made.dsn], { env });
    assert.equal(verified.status, 0);
  } finally {
    await link.end();
    await made.drop();
  }
});
