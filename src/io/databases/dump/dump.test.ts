import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { all, everything } from '../../../../test/databases/same-rows.ts';
import { makeMysql, makePostgres, type Trial } from '../../../../test/databases/servers.ts';
import { UserError } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Select } from '../../../core/hands.ts';
import type { Tools } from '../../../core/tools.ts';
import { openDatabase, type OpenDatabase } from '../open.ts';

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

const queries: readonly Select[] = [
  { table: 'sw_many', columns: ['id'], where: [{ column: 'path', is: 'like', value: 'A/12%' }], limit: 20 },
  {
    table: 'sw_many',
    columns: ['value', 'id'],
    where: [
      { column: 'id', is: '>', value: 4990 },
      { column: 'value', is: '!=', value: 'Value 3' },
    ],
  },
  { table: 'sw_many', columns: ['id'], where: [{ column: 'path', is: 'in', value: ['a/3', 'a/4999', 'none'] }] },
  { table: 'sw_many', columns: ['id'], orderBy: { column: 'id', descending: true }, limit: 3 },
  { table: 'sw_many', columns: ['id'], where: [{ column: 'id', is: 'in', value: [] }] },
  { table: 'sw_odd', columns: ['id', 'name'], where: [{ column: 'note', is: 'null' }] },
  {
    table: 'sw_odd',
    columns: ['id'],
    where: [
      { column: 'note', is: 'not-null' },
      { column: 'big', is: '<', value: 0 },
    ],
  },
  { table: 'sw_odd', columns: ['body'], cut: 5 },
];

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

function dumped(command: string, args: readonly string[], name: string): string {
  const path = join(folder, name);
  writeFileSync(path, execFileSync(command, args, { maxBuffer: 64 * 1024 * 1024 }));
  return path;
}

for (const [says, args] of [
  ['plain', []],
  ['with hex blobs and one row a statement', ['--hex-blob', '--skip-extended-insert', '--complete-insert']],
  ['compact, without comments', ['--compact', '--hex-blob']],
] as const) {
  test(`a dump by mysqldump (${says}) tells what the live database tells`, async (t) => {
    const trial = await trialOf(makeMysql, t, mysqlTables);
    if (!trial) return;
    const live = await open(trial.dsn);
    t.after(live.close);
    const path = dumped('mysqldump', ['-h127.0.0.1', '-uroot', ...args, '--triggers', trial.name], `${trial.name}.sql`);

    const dump = await open(path);

    assert.deepEqual(await everything(dump.database), await everything(live.database));
    for (const query of queries)
      assert.deepEqual(await all(dump.database, query), await all(live.database, query), JSON.stringify(query));
    assert.equal((await dump.database.triggers())[0]?.name, 'sw_evil');
    assert.equal((await dump.database.triggers())[0]?.table, 'sw_odd');
    assert.match((await live.database.triggers())[0]?.body ?? '', /DELETE FROM/);
    assert.deepEqual(dump.database.left?.(), []);
  });
}

for (const [says, args] of [
  ['with COPY', []],
  ['with INSERT', ['--inserts']],
  ['with INSERT and columns', ['--column-inserts', '--rows-per-insert=50']],
] as const) {
  test(`a dump by pg_dump (${says}) tells what the live database tells`, async (t) => {
    const trial = await trialOf(makePostgres, t, postgresTables);
    if (!trial) return;
    const live = await open(trial.dsn);
    t.after(live.close);
    const path = dumped('pg_dump', ['-h', '127.0.0.1', '-U', 'postgres', ...args, trial.name], `${trial.name}.sql`);

    const dump = await open(path);

    assert.deepEqual(await everything(dump.database), await everything(live.database));
    for (const query of queries)
      assert.deepEqual(await all(dump.database, query), await all(live.database, query), JSON.stringify(query));
    assert.equal((await dump.database.triggers())[0]?.table, 'sw_empty');
    assert.match((await dump.database.version()) ?? '', /^PostgreSQL \d/);
    assert.deepEqual(dump.database.left?.(), []);
  });
}

test('a SQLite file and its dump tell the same, and nothing is written beside it', async (t) => {
  const home = mkdtempSync(join(folder, 'sqlite-'));
  const path = join(home, "a b?#%'.db");
  const made = new DatabaseSync(path);
  made.exec(`PRAGMA journal_mode = WAL; CREATE TABLE sw_odd (id integer primary key, big integer, name text, body text, note text, bin blob);
    INSERT INTO sw_odd VALUES (1, 9007199254740993, 'O''Brien', 'a' || char(10) || 'b', NULL, x'00ff'), (2, -5, 'Київ 😀', '),(', '', NULL);
    CREATE TABLE sw_many (id integer primary key, path text, value text);
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) INSERT INTO sw_many SELECT i, 'a/' || i, 'Value ' || (i % 7) FROM n;`);
  made.close();
  const live = await open(`sqlite:${path}`);
  t.after(live.close);

  const told = await everything(live.database);

  assert.equal(told['sw_odd']?.rows[0]?.['big'], '9007199254740993');
  assert.equal(told['sw_odd']?.rows[0]?.['bin'], '\u0000\u00ff');
  assert.deepEqual(readdirSync(home), ["a b?#%'.db"]);
  let dump: OpenDatabase;
  try {
    dump = await open(dumped('sqlite3', [path, '.dump'], 'sqlite.sql'));
  } catch (error) {
    if (error instanceof UserError) throw error;
    return t.diagnostic('sqlite3 is not installed');
  }
  assert.deepEqual(await everything(dump.database), told);
  for (const query of queries.slice(0, 7))
    assert.deepEqual(await all(dump.database, query), await all(live.database, query), JSON.stringify(query));
});

test('packed dumps are told by their first bytes', async () => {
  const text = 'CREATE TABLE `t` (`a` int);\nINSERT INTO `t` VALUES (1),(2);\n';
  const bzip2 = Buffer.from(execFileSync('bzip2', ['-c'], { input: text }));
  const packed: readonly (readonly [string, Buffer])[] = [
    ['a.sql.gz', gzipSync(text)],
    ['a.sql.zst', zstdCompressSync(text)],
    ['a.sql.bz2', bzip2],
    ['utf16.sql', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['bom.sql', Buffer.from(`\ufeff${text}`)],
  ];
  for (const [name, bytes] of packed) {
    const path = join(folder, name);
    writeFileSync(path, bytes);

    const { database } = await open(path);

    assert.deepEqual(await all(database, { table: 't', columns: ['a'] }), [{ a: 1 }, { a: 2 }], name);
  }
});

test('exports of phpMyAdmin and Adminer are read', async () => {
  const path = join(folder, 'pma.sql');
  writeFileSync(
    path,
    `-- phpMyAdmin SQL Dump\n-- version 5.2.1\n-- Версія сервера: 10.4.28-MariaDB\n\nSET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";\n/*!40101 SET NAMES utf8mb4 */;\nCREATE TABLE \`t\` (\n  \`id\` int(11) NOT NULL,\n  \`name\` varchar(20) CHARACTER SET latin1 DEFAULT 'a,b)'\n) ENGINE=InnoDB;\n\nINSERT INTO \`t\` (\`id\`, \`name\`) VALUES\n(1, 'x'),\n(2, NULL);\nDELIMITER $$\nCREATE TRIGGER \`tr\` BEFORE INSERT ON \`t\` FOR EACH ROW BEGIN SET @a = 1; END\n$$\nDELIMITER ;\nDROP TABLE IF EXISTS \`u\`;\nCREATE TABLE \`u\` (\`v\` tinyint(1) NOT NULL);\nINSERT INTO \`u\` VALUES (0x31);\n-- 2024-01-01 00:00:00\n`,
  );

  const { database } = await open(path);

  assert.deepEqual(await everything(database), {
    t: {
      count: 2,
      columns: ['id', 'name'],
      rows: [
        { id: 1, name: 'x' },
        { id: 2, name: null },
      ],
    },
    u: { count: 1, columns: ['v'], rows: [{ v: 1 }] },
  });
  assert.equal(await database.version(), '10.4.28-MariaDB');
  assert.equal((await database.triggers())[0]?.table, 't');
});

test('a dump in latin-1 is read as latin-1', async () => {
  const path = join(folder, 'latin.sql');
  writeFileSync(path, Buffer.from("CREATE TABLE t (a text);INSERT INTO t VALUES ('caf\u00e9');", 'latin1'));

  const { database } = await open(path);

  assert.deepEqual(await all(database, { table: 't', columns: ['a'] }), [{ a: 'café' }]);
});

test('what a cut-off dump holds is used, and that it is cut is said', async () => {
  const whole = `-- MySQL dump 10.13\nCREATE TABLE t (a int, b text);\nINSERT INTO t VALUES (1,'x'),(2,'y');\nINSERT INTO t VALUES (3,'half of a`;
  const cases: readonly (readonly [string, Buffer, number])[] = [
    ['cut.sql', Buffer.from(whole), 2],
    [
      'cut.sql.gz',
      gzipSync(whole + 'x'.repeat(9) + Array.from({ length: 20_000 }, () => Math.random()).join()).subarray(0, 40_000),
      2,
    ],
    ['no-end.sql', Buffer.from(whole.slice(0, whole.lastIndexOf('INSERT'))), 2],
  ];
  for (const [name, bytes, rows] of cases) {
    const path = join(folder, name);
    writeFileSync(path, bytes);

    const { database } = await open(path);

    assert.equal(await database.count('t'), rows, name);
    assert.equal(database.left?.().length, 1, name);
  }
});

test('a dump with a giant line needs little memory, and its cell is cut', async () => {
  const path = join(folder, 'giant.sql');
  writeFileSync(path, "CREATE TABLE t (a int, b longtext, c int);\nINSERT INTO t VALUES (1,'");
  for (let part = 0; part < 200; part++) writeFileSync(path, 'x'.repeat(1024 * 1024), { flag: 'a' });
  writeFileSync(path, "',7),(2,'y',8);\n", { flag: 'a' });
  const before = process.memoryUsage().rss;

  const { database } = await open(path);
  const rows = await all(database, { table: 't', columns: ['b', 'c'], cut: 10 });

  assert.deepEqual(rows, [
    { b: 'x'.repeat(10), c: 7 },
    { b: 'y', c: 8 },
  ]);
  assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024);
});
