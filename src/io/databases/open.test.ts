import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { all } from '../../../test/databases/same-rows.ts';
import { makeMysql, makePostgres, type Trial } from '../../../test/databases/servers.ts';
import { CannotTell, UserError } from '../../core/errors.ts';
import { Unknown } from '../../core/fact.ts';
import type { Files } from '../../core/hands.ts';
import type { Tools } from '../../core/tools.ts';
import { openDatabase, type OpenDatabase } from './open.ts';
import { withoutSecrets } from './mysql.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const folder = mkdtempSync(join(tmpdir(), 'sw-db-'));
const nothing = new Unknown('not-asked', 'no files');

const mysqlTables = `
CREATE TABLE sw_odd (id int unsigned NOT NULL AUTO_INCREMENT, big bigint, price decimal(12,4), ratio double, name varchar(255) COMMENT 'a, (b)', body longtext, bin blob, flag bit(1), made datetime, e enum('a','b;c'), j json, note text DEFAULT NULL, PRIMARY KEY (id), KEY k (name));
INSERT INTO sw_odd (big, price, ratio, name, body, bin, flag, made, e, j, note) VALUES
 (9007199254740993, 12.5, 0.25, 'O''Brien \\\\ "x" \`y\`', 'line\\nnext\\ttab; -- not a comment /* nor this */', x'00ff27085c', b'1', '2024-02-29 12:00:00', 'b;c', '{"a": [1, 2]}', NULL),
 (-5, NULL, 1e10, 'Київ 😀 é', '),(', x'', b'0', NULL, 'a', NULL, ''),
 (NULL, 0.0001, -0.5, 'nul\\0inside', REPEAT('x', 70000), x'89504e47', NULL, '1999-12-31 23:59:59', NULL, 'null', 'NULL');
CREATE TABLE sw_many (id int PRIMARY KEY, path varchar(100), value text);
INSERT INTO sw_many SELECT seq, CONCAT('a/', seq), CONCAT('Value ', seq % 7) FROM seq_1_to_5000;
CREATE TABLE sw_empty (id int, \`we\`\`ird (na,me\` text);
CREATE TRIGGER sw_evil AFTER INSERT ON sw_odd FOR EACH ROW BEGIN INSERT INTO sw_many VALUES (0, 'x;y', 'z'); DELETE FROM sw_many WHERE id = 0; END`;

const postgresTables = `
CREATE TABLE sw_odd (id serial PRIMARY KEY, big bigint, price numeric(12,4), ratio double precision, name varchar(255), body text, bin bytea, flag boolean, made timestamp, j jsonb, note text);
INSERT INTO sw_odd (big, price, ratio, name, body, bin, flag, made, j, note) VALUES
 (9007199254740993, 12.5, 0.25, 'O''Brien \\ "x"', E'line\\nnext\\ttab; -- no', '\\x00ff27085c', true, '2024-02-29 12:00:00', '{"a": [1, 2]}', NULL),
 (-5, NULL, 1e10, 'Київ 😀 é', '),(', '', false, NULL, NULL, ''),
 (NULL, 0.0001, -0.5, '\\.', '\\N', NULL, NULL, '1999-12-31 23:59:59', 'null', 'NULL');
CREATE TABLE sw_many (id int PRIMARY KEY, path varchar(100), value text);
INSERT INTO sw_many SELECT n, 'a/' || n, 'Value ' || n % 7 FROM generate_series(1, 5000) n;
CREATE TABLE sw_empty (id int, "we""ird (na,me" text);
CREATE FUNCTION sw_f() RETURNS trigger AS $$ BEGIN INSERT INTO sw_many VALUES (0, ';', ''); RETURN NEW; END $$ LANGUAGE plpgsql;
CREATE TRIGGER sw_evil AFTER INSERT ON sw_empty FOR EACH ROW EXECUTE FUNCTION sw_f()`;

after(() => rmSync(folder, { recursive: true, force: true }));

async function open(where: string): Promise<OpenDatabase> {
  const opened = await openDatabase({ where, logins: undefined, files: nothing, ssh: {} }, tools);
  assert.ok(!(opened instanceof Unknown));
  return opened;
}

async function trialOf(
  make: () => Promise<Trial | string>,
  t: { skip(words: string): void; after(work: () => Promise<void>): void },
  sql: string,
): Promise<Trial | undefined> {
  const trial = await make();
  if (typeof trial === 'string') {
    t.skip(trial);
    return undefined;
  }
  t.after(trial.drop);
  await trial.run(sql);
  return trial;
}

test('a cell of many megabytes in a live database is cut before it travels', async (t) => {
  const trial = await trialOf(
    makeMysql,
    t,
    "CREATE TABLE t (a int, b longtext, c longblob); INSERT INTO t VALUES (1, REPEAT('é', 5000000), REPEAT('x', 5000000))",
  );
  if (!trial) return;
  const live = await open(trial.dsn);
  t.after(live.close);

  const [row] = await all(live.database, { table: 't', columns: ['b', 'c'] });

  assert.equal(String(row?.['b']).length, 65_536);
  assert.equal(String(row?.['c']).length, 65_536);
});

test('a select may be left early and another asked meanwhile', async (t) => {
  for (const [make, sql] of [
    [makeMysql, mysqlTables],
    [makePostgres, postgresTables],
  ] as const) {
    const trial = await trialOf(make, t, sql);
    if (!trial) continue;
    const live = await open(trial.dsn);
    t.after(live.close);
    let seen = 0;

    for await (const _ of live.database.select({ table: 'sw_many', columns: ['id'] })) {
      assert.equal(await live.database.count('sw_odd'), 3);
      if (++seen === 3) break;
    }

    assert.equal(await live.database.count('sw_many'), 5000);
  }
});

test('the server itself refuses writes in our sessions', async (t) => {
  const trial = await trialOf(makeMysql, t, 'CREATE TABLE t (a int)');
  if (!trial) return;
  const live = await open(trial.dsn);
  t.after(live.close);
  await live.database.tables();

  // A table whose name is a second statement must stay a name.
  await assert.rejects(async () => all(live.database, { table: 't`; DELETE FROM t; -- ', columns: ['a'] }), CannotTell);
  const { prepared } = await import('./mysql.ts');
  const own = await prepared(
    { driver: 'mysql', host: '127.0.0.1', port: 3306, user: 'root', password: '', name: trial.name, tls: 'off' },
    false,
  );
  const error = await new Promise<unknown>((resolve) => own.query('INSERT INTO t VALUES (1)', resolve));
  own.destroy();

  assert.equal((error as { code?: string } | null)?.code, 'ER_CANT_EXECUTE_IN_READ_ONLY_TRANSACTION');
});

test('PostgreSQL and SQLite refuse writes in our sessions', async (t) => {
  const trial = await trialOf(makePostgres, t, 'CREATE TABLE t (a int)');
  if (!trial) return;
  const { prepared } = await import('./postgres.ts');
  const own = await prepared(
    { driver: 'postgres', host: '127.0.0.1', port: 5432, user: 'postgres', password: '', name: trial.name, tls: 'off' },
    false,
  );
  t.after(() => own.end());
  const path = join(folder, 'ro.db');
  new DatabaseSync(path).exec('CREATE TABLE t (a)');
  const { openFile } = await import('./sqlite.ts');

  await assert.rejects(own.query('INSERT INTO t VALUES (1)'), { code: '25006' });
  assert.throws(() => openFile(path).exec('INSERT INTO t VALUES (1)'), { errcode: 8 });
});

test('what keeps a database closed is told apart, and no password is told', async (t) => {
  const password = ['s3cret', 'Pass'].join('-');
  const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const web = (server.address() as { port: number }).port;
  const cases: readonly (readonly [string, string | undefined])[] = [
    [`mysql://nobody:${password}@127.0.0.1/test`, 'no-access'],
    [`mysql://root:${password}@127.0.0.1:1/test`, 'unreachable'],
    [`mysql://root@127.0.0.1/no_such_database_${process.pid}`, 'unreachable'],
    [`postgres://root:${password}@127.0.0.1:1/test`, 'unreachable'],
    [`postgres://postgres@127.0.0.1/no_such_database_${process.pid}`, 'unreachable'],
    [`mysql://root:${password}@127.0.0.1:${web}/test`, undefined],
    [`postgres://root:${password}@127.0.0.1:${web}/test`, undefined],
    [`mysql://root:${password}@no-such-host.invalid/test`, undefined],
  ];
  for (const [where, why] of cases) {
    await assert.rejects(open(where), (error) => {
      assert.ok(error instanceof CannotTell, `${where}: ${String(error)}`);
      if (why) assert.equal(error.why, why, error.message);
      assert.ok(!error.message.includes(password));
      return true;
    });
  }
});

test('mistakes of the user are told as such', async () => {
  const garbage = join(folder, 'garbage.sql');
  writeFileSync(garbage, Buffer.from(Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 251)));
  const empty = join(folder, 'empty.sql');
  writeFileSync(empty, '');
  for (const where of [
    join(folder, 'missing.sql'),
    folder,
    garbage,
    empty,
    `sqlite:${garbage}`,
    'oracle://a@b/c',
    'mysql://host/name',
    'mysql://u:env:NO_SUCH_VARIABLE_HERE@h/n',
    'mysql://u@h/n?tls=maybe',
    'mysql://u@h:99999/n',
  ]) {
    await assert.rejects(open(where), UserError, where);
  }
});

test("the store's own login is used, with every meaning of its host", async (t) => {
  const trial = await trialOf(makeMysql, t, 'CREATE TABLE t (a int)');
  if (!trial) return;
  const files = { name: '/x', kind: 'folder' } as Files;
  const login = { driver: 'mysql', user: 'root', password: '', name: trial.name } as const;
  for (const host of [
    'localhost',
    '127.0.0.1',
    '127.0.0.1:3306',
    'localhost:3306',
    'localhost:/run/mysqld/mysqld.sock',
    'p:localhost',
  ]) {
    const opened = await openDatabase({ where: 'auto', logins: [{ ...login, host }], files, ssh: {} }, tools);

    assert.ok(!(opened instanceof Unknown), host);
    await opened.close();
  }
});

test('a login that leads nowhere leaves the side unknown, and a copy never leads to this machine', async () => {
  const login = { driver: 'mysql', user: 'root', password: 'x', name: 'test' } as const;
  const cases = [
    [{ ...login, host: 'mariadb.invalid' }, 'folder', /resolve|--db/],
    [{ ...login, host: '127.0.0.1' }, 'folder', /refused/],
    [{ ...login, password: '', host: 'localhost' }, 'archive', /copy/],
  ] as const;
  for (const [one, kind, says] of cases) {
    const opened = await openDatabase(
      { where: 'auto', logins: [one], files: { name: '/x', kind } as Files, ssh: {} },
      tools,
    );

    assert.ok(opened instanceof Unknown);
    assert.match(opened.detail, says);
  }
  assert.ok(
    (await openDatabase({ where: 'auto', logins: undefined, files: nothing, ssh: {} }, tools)) instanceof Unknown,
  );
});

test('rights are shown without the hash of the password', () => {
  const hash = `*${'A'.repeat(40)}`;

  assert.equal(
    withoutSecrets(`GRANT ALL PRIVILEGES ON *.* TO \`a\`@\`%\` IDENTIFIED BY PASSWORD '${hash}' WITH GRANT OPTION`),
    'GRANT ALL PRIVILEGES ON *.* TO `a`@`%` WITH GRANT OPTION',
  );
});

test('a SQLite file full of rubbish is told as damaged, not as empty', async () => {
  const path = join(folder, 'bad.db');
  writeFileSync(path, Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(5000, 0x5a)]));

  await assert.rejects(open(`sqlite:${path}`), CannotTell);
});
