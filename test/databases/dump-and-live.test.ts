import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { Unknown } from '../../src/core/fact.ts';
import type { Tools } from '../../src/core/tools.ts';
import { detectors } from '../../src/detectors/index.gen.ts';
import { openDatabase } from '../../src/io/databases/open.ts';
import { kernelBytes } from '../../src/io/kernel.ts';
import type { ColumnVerdict } from '../../src/scan/column-scan.ts';
import { scanDatabase } from '../../src/scan/database.ts';
import { makeMysql, makePostgres, type Trial } from './servers.ts';
import { shopRows } from './shop-rows.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: quiet,
  tell() {},
  kernel: kernelBytes,
};
const folder = mkdtempSync(join(tmpdir(), 'sw-same-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const servers = [
  { name: 'MariaDB', make: makeMysql, dump: mariadbDump },
  { name: 'PostgreSQL', make: makePostgres, dump: pgDump },
] as const;

for (const { name, make, dump } of servers)
  test(`a dump of ${name}, packed or not, holds what the live database holds`, async (context) => {
    const trial = await make();
    if (typeof trial === 'string') return context.skip(trial);
    try {
      for (const sql of shopRows(name === 'MariaDB' ? 'mysql' : 'postgres')) await trial.run(sql);
      const text = dump(trial);
      if (text === undefined) return context.skip('the program that makes dumps is not installed');
      const plain = join(folder, `${trial.name}.sql`);
      writeFileSync(plain, text);
      writeFileSync(`${plain}.gz`, gzipSync(text));

      const live = await found(trial.dsn, true);

      const ids = new Set(live.map(({ detector }) => detector));
      for (const id of ['card-number', 'card-track', 'card-code', 'iban', 'email-address', 'payment-key'])
        assert.ok(ids.has(id), `${id} is among what was planted; there were ${[...ids].join(', ')}`);
      assert.deepEqual(await found(plain, true), live);
      assert.deepEqual(await found(`${plain}.gz`, true), live);
      assert.deepEqual(grave(await found(plain, false)), grave(await found(trial.dsn, false)));
    } finally {
      await trial.drop();
    }
  });

/** What `--full` says of each column; the names of tables and columns in one order. */
async function found(where: string, full: boolean) {
  const files = new Unknown('not-asked', 'no files');
  const opened = await openDatabase({ where, logins: undefined, files, ssh: {} }, tools);
  if (opened instanceof Unknown) throw new Error(opened.detail);
  try {
    const all: ColumnVerdict[] = [];
    for await (const { verdicts } of scanDatabase(opened.database, { detectors, full, declared: [] }, tools))
      all.push(...verdicts);
    const keyOf = (one: ColumnVerdict): string => `${one.table}.${one.column} ${one.detector}`;
    // How many rows are filled is only counted where all are looked at closely.
    return all.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)).map(({ filled: _filled, ...rest }) => rest);
  } finally {
    await opened.close();
  }
}

/** What is personal is counted in a sample of a large table, and not every sample has the same rows. */
function grave(verdicts: Awaited<ReturnType<typeof found>>) {
  return verdicts.filter(({ kind }) => kind === 'card' || kind === 'bank');
}

function mariadbDump(trial: Trial): Buffer | undefined {
  const { hostname, port, username } = new URL(trial.dsn);
  return made('mariadb-dump', ['-h', hostname, '-P', port || '3306', '-u', username, trial.name]);
}

function pgDump(trial: Trial): Buffer | undefined {
  return made('pg_dump', [trial.dsn]);
}

function made(program: string, options: readonly string[]): Buffer | undefined {
  const { error, status, stdout, stderr } = spawnSync(program, options, { maxBuffer: 1024 ** 3 });
  if (error) return undefined;
  assert.equal(status, 0, String(stderr));
  return stdout;
}
