import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import mysql from 'mysql2/promise';
import pg from 'pg';
import { cellsOf, makeTrial, makeTrialKeys, trialTools as tools, type VaultTrial } from '../../../test/vault-trial.ts';
import { UserError } from '../../core/errors.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import { makePlan, type PlanRow } from '../../protect/vault/plan.ts';
import { sealColumn } from '../../protect/vault/seal.ts';
import { verifyColumn } from '../../protect/vault/verify.ts';

const servers = ['mysql', 'postgres'] as const;

async function prepared(trial: VaultTrial): Promise<{ hand: VaultDatabase; keys: Keys; row: PlanRow }> {
  await trial.run('CREATE TABLE payments (id INTEGER NOT NULL PRIMARY KEY, cc_number VARCHAR(40), other VARCHAR(40))');
  const rows = Array.from({ length: 200 }, (_, id) => `(${id}, '4111111111111111', 'x')`);
  await trial.run(`INSERT INTO payments VALUES ${rows.join(', ')}`);
  const hand = await trial.open();
  await hand.install();
  const [row] = await makePlan(hand, { method: 'token', columns: [], known: [], most: 1000, signal: tools.signal });
  assert.ok(row);
  return { hand, keys: await makeTrialKeys(), row };
}

async function second(trial: VaultTrial): Promise<{ run(sql: string): Promise<unknown>; end(): Promise<void> }> {
  if (trial.kind === 'mysql') {
    const link = await mysql.createConnection({ uri: trial.dsn });
    return { run: (sql) => link.query(sql), end: () => link.end() };
  }
  const link = new pg.Client(trial.dsn);
  await link.connect();
  return { run: (sql) => link.query(sql), end: () => link.end() };
}

for (const kind of servers) {
  test(`${kind}: what another writer changes between reading and writing survives, and is sealed as it then is`, async (context) => {
    const trial = await makeTrial(kind);
    if (typeof trial === 'string') return context.skip(trial);
    const { hand, keys, row } = await prepared(trial);
    const shop = await second(trial);
    const meddled: VaultDatabase = {
      ...hand,
      // Between the reading and the transaction the shop writes to three of the rows, and deletes one.
      async swap(batch) {
        await shop.run("UPDATE payments SET cc_number = '5555555555554444' WHERE id = 3");
        await shop.run("UPDATE payments SET cc_number = 'paid cash' WHERE id = 4");
        await shop.run("UPDATE payments SET other = 'y' WHERE id = 5");
        await shop.run('DELETE FROM payments WHERE id = 6');
        return hand.swap(batch);
      },
    };
    try {
      await sealColumn(meddled, keys, row, { batch: 50, rest: 0 }, tools);

      const cells = await cellsOf(hand, 'payments', ['cc_number', 'other']);
      assert.equal(cells.length, 199);
      assert.match(cells[3] ?? '', /"9999\d{8}4444","x"/);
      assert.match(cells[4] ?? '', /"paid cash","x"/);
      assert.match(cells[5] ?? '', /"9999\d{8}1111","y"/);
      const [place] = await hand.places();
      assert.ok(place);
      const found = await verifyColumn(hand, keys, place, tools);
      assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0]);
    } finally {
      await shop.end();
      await hand.close();
      await trial.drop();
    }
  });

  test(`${kind}: a connection that is cut in the middle of a batch leaves nothing half done, and the next run goes on`, async (context) => {
    const trial = await makeTrial(kind);
    if (typeof trial === 'string') return context.skip(trial);
    const { hand, keys, row } = await prepared(trial);
    const shop = await second(trial);
    let batches = 0;
    const cut: VaultDatabase = {
      ...hand,
      async swap(batch) {
        batches += 1;
        if (batches < 3) return hand.swap(batch);
        // The third batch has written its values, and waits for a row that the shop holds.
        await shop.run('BEGIN');
        await shop.run("UPDATE payments SET other = 'held' WHERE id = 50");
        const swapped = hand.swap(batch);
        const failed = assert.rejects(swapped, UserError);
        const killer = await second(trial);
        await killWaiting(killer, trial);
        await killer.end();
        await shop.run('ROLLBACK');
        await failed;
        return swapped;
      },
    };
    try {
      await assert.rejects(sealColumn(cut, keys, row, { batch: 20, rest: 0 }, tools), UserError);

      const fresh = await trial.open();
      const sealed = (await cellsOf(fresh, 'payments', ['cc_number'])).filter((text) => text.includes('9999')).length;
      assert.equal(sealed, 40);
      assert.equal(await fresh.count('value', {}), 40);
      await sealColumn(fresh, keys, row, { batch: 20, rest: 0 }, tools);
      assert.equal(await fresh.count('value', {}), 200);
      await fresh.close();
    } finally {
      await shop.end();
      await trial.drop();
    }
  });

  test(`${kind}: rows that somebody holds are waited for, not lost`, async (context) => {
    const trial = await makeTrial(kind);
    if (typeof trial === 'string') return context.skip(trial);
    const { hand, keys, row } = await prepared(trial);
    const shop = await second(trial);
    try {
      await shop.run('BEGIN');
      await shop.run("UPDATE payments SET cc_number = '378282246310005' WHERE id = 10");
      setTimeout(() => void shop.run('COMMIT'), 600);

      await sealColumn(hand, keys, row, { batch: 50, rest: 0 }, tools);

      assert.match((await cellsOf(hand, 'payments', ['cc_number']))[10] ?? '', /"9999\d{7}0005"/);
      assert.equal(await hand.count('value', {}), 200);
    } finally {
      await shop.end();
      await hand.close();
      await trial.drop();
    }
  });

  test(`${kind}: a value that the table's rules forbid is refused in words, and nothing is changed`, async (context) => {
    const trial = await makeTrial(kind);
    if (typeof trial === 'string') return context.skip(trial);
    const { hand, keys, row } = await prepared(trial);
    try {
      await trial.run("ALTER TABLE payments ADD CONSTRAINT visa CHECK (cc_number LIKE '4%')");
      const was = await cellsOf(hand, 'payments', ['cc_number', 'other']);

      await assert.rejects(sealColumn(hand, keys, row, { batch: 50, rest: 0 }, tools), /CHECK/);

      assert.deepEqual(await cellsOf(hand, 'payments', ['cc_number', 'other']), was);
      assert.equal(await hand.count('value', {}), 0);
    } finally {
      await hand.close();
      await trial.drop();
    }
  });
}

test('sealing gently waits for replicas that are behind', async (context) => {
  const trial = await makeTrial('postgres');
  if (typeof trial === 'string') return context.skip(trial);
  const { hand, keys, row } = await prepared(trial);
  assert.equal(await hand.lag?.(), 0);
  const behind = [30, 3];
  const asked: number[] = [];
  const slow: VaultDatabase = {
    ...hand,
    async lag() {
      const now = behind.shift() ?? 0;
      asked.push(now);
      return now;
    },
  };

  await sealColumn(slow, keys, row, { batch: 50, rest: 0.1 }, tools);

  assert.deepEqual(asked.slice(0, 3), [30, 3, 0]);
  assert.equal(await hand.count('value', {}), 200);
  await hand.close();
  await trial.drop();
});

test('a SQLite file that may not be written is refused in words', async (context) => {
  if (process.getuid?.() === 0) return context.skip('this account may write everything');
  const trial = await makeTrial('sqlite');
  assert.ok(typeof trial !== 'string');
  await trial.run('CREATE TABLE payments (id INTEGER PRIMARY KEY, cc_number TEXT)');
  chmodSync(trial.dsn.replace('sqlite:', ''), 0o400);
  const hand = await trial.open();

  await assert.rejects(hand.install(), /may not be written/);
  await hand.close();
  await trial.drop();
});

/** Ends the connection of the vault once it waits for a lock. */
async function killWaiting(shop: { run(sql: string): Promise<unknown> }, { kind, dsn }: VaultTrial): Promise<void> {
  const name = new URL(dsn).pathname.slice(1);
  for (;;) {
    if (kind === 'postgres') {
      const made = (await shop.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'storewarden vault' AND datname = current_database() AND wait_event_type = 'Lock'",
      )) as { readonly rowCount: number };
      if (made.rowCount > 0) return;
    } else {
      const [rows] = (await shop.run(
        `SELECT trx_mysql_thread_id AS id FROM information_schema.INNODB_TRX JOIN information_schema.PROCESSLIST p ON p.ID = trx_mysql_thread_id WHERE p.DB = '${name}' AND trx_state = 'LOCK WAIT'`,
      )) as [readonly { readonly id: number }[]];
      if (rows[0]) return void (await shop.run(`KILL CONNECTION ${rows[0].id}`));
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
