import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { DatabaseSync } from 'node:sqlite';
import mysql from 'mysql2/promise';
import { makePrivateServer } from '../../../test/databases/private-server.ts';
import { cellsOf, makeTrial, makeTrialKeys, trialTools as tools, type VaultTrial } from '../../../test/vault-trial.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import { makePlan, type PlanRow } from '../../protect/vault/plan.ts';
import { sealColumn } from '../../protect/vault/seal.ts';
import { undoColumn } from '../../protect/vault/undo.ts';
import { verifyColumn } from '../../protect/vault/verify.ts';
import { openVaultDatabase } from './open.ts';
import { openSqliteVault } from './sqlite.ts';

const fast = { batch: 50, rest: 0 };
const visa = ['4111', '1111', '1111', '1111'].join('');
const amex = ['3782', '822463', '10005'].join('');

async function planOf(hand: VaultDatabase, method: 'token' | 'encrypt' = 'token'): Promise<readonly PlanRow[]> {
  return makePlan(hand, { method, columns: [], known: [], most: 10_000, signal: tools.signal });
}

/** A database of that kind, filled and with its vault; dropped at the end. */
function check(
  kind: VaultTrial['kind'],
  name: string,
  fill: readonly string[],
  work: (hand: VaultDatabase, trial: VaultTrial) => Promise<void>,
): void {
  void test(`${kind}: ${name}`, async (context) => {
    const trial = await makeTrial(kind);
    if (typeof trial === 'string') return context.skip(trial);
    try {
      for (const sql of fill) await trial.run(sql);
      const hand = await trial.open();
      try {
        await hand.install();
        await work(hand, trial);
      } finally {
        await hand.close();
      }
    } finally {
      await trial.drop();
    }
  });
}

async function sealedAndBack(hand: VaultDatabase, table: string, column: string, changed: number): Promise<void> {
  const keys = await makeTrialKeys();
  const was = await cellsOf(hand, table, [column]);
  const row = (await planOf(hand)).find((one) => one.column === column);
  assert.ok(row && row.cannot === undefined, row?.cannot);

  const sealed = await sealColumn(hand, keys, row, fast, tools);

  assert.deepEqual([sealed.changed, sealed.left], [changed, 0]);
  const place = (await hand.places()).find((one) => one.column === column);
  assert.ok(place);
  const found = await verifyColumn(hand, keys, place, tools);
  assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0]);
  await undoColumn(hand, keys, place, tools);
  assert.deepEqual(await cellsOf(hand, table, [column]), was);
}

const charsets = [
  'CHARACTER SET latin1 COLLATE latin1_german1_ci',
  'CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
  'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin',
  'CHARACTER SET ucs2',
];
for (const charset of charsets)
  check(
    'mysql',
    `a column in ${charset} comes back to the byte`,
    [
      `CREATE TABLE pay (k VARCHAR(20) ${charset} PRIMARY KEY, cc_number VARCHAR(200) ${charset}) `,
      `INSERT INTO pay VALUES ('Müller', 'Grüße, card ${visa}, straße  '), ('b', '${visa}'), ('it''s \\\\', 'Ä ${amex} ß')`,
    ],
    (hand) => sealedAndBack(hand, 'pay', 'cc_number', 3),
  );
check(
  'mysql',
  'binary keys and columns come back to the byte',
  [
    'CREATE TABLE pay (k VARBINARY(16) PRIMARY KEY, cc_number VARBINARY(200))',
    `INSERT INTO pay VALUES (X'00ff', CONCAT(X'c328', ' card ${visa} ', X'ff')), (X'', '${visa}'), (X'27', NULL)`,
  ],
  (hand) => sealedAndBack(hand, 'pay', 'cc_number', 2),
);
check(
  'postgres',
  'char(n), bytea keys and a column of another collation come back to the byte',
  [
    'CREATE TABLE pay (k BYTEA PRIMARY KEY, cc_number CHAR(40), d TEXT COLLATE "C")',
    `INSERT INTO pay VALUES ('\\x00ff', '${visa}', 'x'), ('\\x', '${amex}  ', 'y'), ('\\x27', NULL, NULL)`,
  ],
  (hand) => sealedAndBack(hand, 'pay', 'cc_number', 2),
);

for (const kind of ['sqlite', 'mysql', 'postgres'] as const) {
  check(
    kind,
    'a column that the database makes of another is left alone, and follows by itself',
    [
      `CREATE TABLE pay (k INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(60), card_number VARCHAR(60) GENERATED ALWAYS AS (cc_number) STORED)`,
      `INSERT INTO pay (k, cc_number) VALUES (1, '${visa}'), (2, NULL)`,
    ],
    async (hand) => {
      assert.match((await planOf(hand)).find(({ column }) => column === 'card_number')?.cannot ?? '', /from others/);
      await sealedAndBack(hand, 'pay', 'cc_number', 1);
    },
  );
  check(
    kind,
    'the same number in many rows, under a unique key of two columns, is sealed row by row',
    [
      'CREATE TABLE pay (shop VARCHAR(5) NOT NULL, n INTEGER NOT NULL, cc_number VARCHAR(60), UNIQUE (shop, n))',
      `INSERT INTO pay VALUES ${Array.from({ length: 120 }, (_, n) => `('${n % 2 === 0 ? 'a' : "b''"}', ${n >> 1}, '${visa}')`).join(', ')}`,
    ],
    (hand) => sealedAndBack(hand, 'pay', 'cc_number', 120),
  );
  check(
    kind,
    'a unique column stays unique',
    [
      'CREATE TABLE pay (k INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(60) UNIQUE)',
      `INSERT INTO pay VALUES (1, '${visa}'), (2, '${amex}'), (3, NULL)`,
    ],
    (hand) => sealedAndBack(hand, 'pay', 'cc_number', 2),
  );
  if (kind !== 'sqlite')
    check(
      kind,
      'a column too narrow for sealed text is told beforehand, and nothing is cut',
      [
        'CREATE TABLE pay (k INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(20))',
        `INSERT INTO pay VALUES (1, '${visa}')`,
      ],
      async (hand) => {
        const keys = await makeTrialKeys();
        const was = await cellsOf(hand, 'pay', ['cc_number']);
        const [row] = await planOf(hand, 'encrypt');
        assert.match(row?.cannot ?? '', /too narrow/);
        assert.ok(row);

        await assert.rejects(sealColumn(hand, keys, row, fast, tools), /too narrow/);

        assert.deepEqual(await cellsOf(hand, 'pay', ['cc_number']), was);
      },
    );
  check(
    kind,
    'a clock that was set back does not matter',
    [
      'CREATE TABLE pay (k INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(60))',
      `INSERT INTO pay VALUES (1, '${visa}')`,
    ],
    async (hand, trial) => {
      const keys = await makeTrialKeys();
      const [row] = await planOf(hand);
      assert.ok(row);
      await sealColumn(hand, keys, row, fast, { ...tools, now: () => new Date('2030-01-01') });
      await trial.run(`INSERT INTO pay VALUES (2, '${amex}')`);

      const again = await sealColumn(hand, keys, row, fast, { ...tools, now: () => new Date('1971-01-01') });

      assert.equal(again.changed, 1);
      const [place] = await hand.places();
      assert.ok(place);
      assert.equal((await verifyColumn(hand, keys, place, tools)).opens, 2);
    },
  );
}

test('mysql: a replica that may only be read is refused in words', async (context) => {
  const server = await makePrivateServer('mysql').catch(() => undefined);
  if (!server) return context.skip('no MariaDB can be started here');
  const root = await mysql.createConnection({ uri: server.dsn, multipleStatements: true });
  try {
    await root.query(
      `CREATE TABLE pay (k INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(60)); INSERT INTO pay VALUES (1, '${visa}'); CREATE USER shop@localhost; GRANT ALL ON shop.* TO shop@localhost`,
    );
    const hand = await openVaultDatabase(server.dsn.replace('root@', 'shop@'), tmpdir());
    await hand.install();
    const keys = await makeTrialKeys();
    const [row] = await planOf(hand);
    assert.ok(row);
    await root.query('SET GLOBAL read_only = 1');

    await assert.rejects(sealColumn(hand, keys, row, fast, tools), /read-only, such as a replica/);

    assert.equal(await hand.count('value', {}), 0);
    await hand.close();
  } finally {
    await root.end();
    await server.remove();
  }
});
check(
  'postgres',
  'a database that may only be read is refused in words',
  ['CREATE TABLE pay (k INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(60))', `INSERT INTO pay VALUES (1, '${visa}')`],
  async (hand, trial) => {
    const keys = await makeTrialKeys();
    const [row] = await planOf(hand);
    assert.ok(row);
    const name = new URL(trial.dsn).pathname.slice(1);
    await trial.run(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    const replica = await trial.open();

    await assert.rejects(sealColumn(replica, keys, row, fast, tools), /read-only, such as a replica/);

    await replica.close();
    assert.equal(await hand.count('value', {}), 0);
  },
);

test('sqlite: a full disk is told in words; nothing is half done, and with room again it goes on', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'sw-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700k', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return context.skip('this account may not mount a small disk');
  }
  try {
    const path = join(folder, 'shop.db');
    const file = new DatabaseSync(path);
    file.exec('CREATE TABLE pay (k INTEGER NOT NULL PRIMARY KEY, cc_number TEXT)');
    file.exec(
      `INSERT INTO pay WITH RECURSIVE n (k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 5000) SELECT k, '${visa}' FROM n`,
    );
    file.close();
    const hand = openSqliteVault(path, folder);
    await hand.install();
    const keys = await makeTrialKeys();
    const [row] = await planOf(hand);
    assert.ok(row);

    await assert.rejects(sealColumn(hand, keys, row, fast, tools), /disk is full/);

    const sealed = (await cellsOf(hand, 'pay', ['cc_number'])).filter((text) => text.includes('9999')).length;
    assert.equal(await hand.count('value', {}), sealed);
    assert.ok(sealed > 0 && sealed < 5000, `${sealed} of 5000`);
    execFileSync('mount', ['-o', 'remount,size=8m', folder]);
    await sealColumn(hand, keys, row, fast, tools);
    assert.equal(await hand.count('value', {}), 5000);
    await hand.close();
  } finally {
    execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
});
