import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { cellsOf, makeTrial, makeTrialKeys, trialTools as tools, type VaultTrial } from '../../../test/vault-trial.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import type { Method } from '../../protect/vault/change.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import { makePlan, type PlanRow } from '../../protect/vault/plan.ts';
import { sealColumn } from '../../protect/vault/seal.ts';
import { sweepHalted } from '../../protect/vault/sweep.ts';
import { undoColumn } from '../../protect/vault/undo.ts';
import { verifyColumn } from '../../protect/vault/verify.ts';
import { assertSameStore, splitDatabase } from './split.ts';

const visa = ['4111', '1111', '1111', '1111'].join('');
const ROWS = 200;
const fast = { batch: 20, rest: 0 };

class Killed extends Error {
  override readonly name = 'Killed';
}

/** A hand that dies at a chosen moment of its n-th use, as if the process were killed there. */
function dying(hand: VaultDatabase, where: 'before-commit' | 'before-drop', nth: number): VaultDatabase {
  let uses = 0;
  return {
    ...hand,
    atomically: (work) =>
      hand.atomically(async () => {
        const made = await work();
        if (where === 'before-commit' && ++uses === nth) throw new Killed();
        return made;
      }),
    drop: async (table, ids) => {
      if (where === 'before-drop' && ++uses === nth) throw new Killed();
      await hand.drop(table, ids);
    },
  };
}

interface Pair {
  readonly shop: VaultTrial;
  readonly apart: VaultTrial;
  drop(): Promise<void>;
  /** Both opened; the store's hand or the vault's may be one that dies. */
  open(die?: {
    readonly which: 'store' | 'vault';
    readonly where: 'before-commit' | 'before-drop';
    readonly nth: number;
  }): Promise<{ split: VaultDatabase; kill(): Promise<void> }>;
}

async function pair(kind: VaultTrial['kind']): Promise<Pair | string> {
  const shop = await makeTrial(kind);
  const apart = await makeTrial(kind === 'postgres' ? 'mysql' : kind);
  if (typeof shop === 'string' || typeof apart === 'string') {
    for (const one of [shop, apart]) if (typeof one !== 'string') await one.drop();
    return 'a database is missing';
  }
  await shop.run('CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, cc VARCHAR(200), note VARCHAR(400))');
  const rows = Array.from(
    { length: ROWS },
    (_, id) => `(${id}, '${id % 4 === 0 ? 'none' : visa}', '{"cc_number": ${visa}, "n": ${id}}')`,
  );
  await shop.run(`INSERT INTO orders VALUES ${rows.join(', ')}`);
  const hands: VaultDatabase[] = [];
  return {
    shop,
    apart,
    async drop() {
      // What a failed test left open would keep the process waiting.
      await Promise.allSettled(hands.map((hand) => hand.close()));
      await shop.drop();
      await apart.drop();
    },
    async open(die) {
      const [store, vault] = [await shop.open(), await apart.open()];
      hands.push(store, vault);
      await vault.install();
      const split = splitDatabase(
        die?.which === 'store' ? dying(store, die.where, die.nth) : store,
        die?.which === 'vault' ? dying(vault, die.where, die.nth) : vault,
      );
      return { split, kill: async () => void (await Promise.all([store.close(), vault.close()])) };
    },
  };
}

function plan(hand: VaultDatabase, method: Method): Promise<readonly PlanRow[]> {
  return makePlan(hand, { method, columns: [], known: [], most: 1e6, signal: tools.signal });
}

/** The server notices a moment later that the one before is gone. */
async function claimed(hand: VaultDatabase): Promise<boolean> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (await hand.claim()) return true;
    await setTimeout(50);
  }
  return false;
}

/** Seals or undoes all, and dies in it; then again, until it ends by itself. */
async function throughDeaths(
  own: Pair,
  keys: Keys,
  which: 'store' | 'vault',
  where: 'before-commit' | 'before-drop',
  work: (hand: VaultDatabase) => Promise<void>,
) {
  let deaths = 0;
  for (let nth = 2; ; nth += 3) {
    const { split, kill } = await own.open({ which, where, nth });
    assert.ok(await claimed(split));
    await sweepHalted(split, keys);
    try {
      await work(split);
      await split.close();
      return deaths;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      deaths += 1;
      await kill();
    }
  }
}

for (const kind of ['sqlite', 'mysql', 'postgres'] as const)
  for (const method of ['token', 'truncate'] as const)
    void test(`${kind}, ${method}: killed between the two databases, nothing is lost and nothing is left over`, async (context) => {
      const own = await pair(kind);
      if (typeof own === 'string') return context.skip(own);
      const keys = await makeTrialKeys();
      try {
        const first = await own.open();
        const was = await cellsOf(first.split, 'orders', ['cc', 'note']);
        const rows = await plan(first.split, method);
        assert.equal(rows.length, 2);
        await first.split.close();

        const deaths = await throughDeaths(own, keys, 'store', 'before-commit', async (hand) => {
          for (const row of rows) await sealColumn(hand, keys, row, fast, tools);
        });

        assert.ok(deaths >= 2, `${deaths} deaths`);
        const { split } = await own.open();
        assert.equal(await split.apart?.halted(), undefined);
        for (const place of await split.places()) {
          const found = await verifyColumn(split, keys, place, tools);
          assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0]);
        }
        const sealed = ROWS + (ROWS * 3) / 4;
        if (method === 'token') assert.equal(await split.count('value', {}), sealed);
        else assert.equal(await split.count('undo', {}), sealed);
        assert.ok(!(await split.tables()).some(({ name }) => name.startsWith('storewarden_')));
        await split.close();

        const undone = await throughDeaths(own, keys, 'vault', 'before-drop', async (hand) => {
          for (const place of await hand.places()) await undoColumn(hand, keys, place, tools);
        });

        assert.ok(undone >= 1);
        const last = await own.open();
        assert.deepEqual(await cellsOf(last.split, 'orders', ['cc', 'note']), was);
        assert.deepEqual([await last.split.count('value', {}), await last.split.count('undo', {})], [0, 0]);
        await last.split.close();
      } finally {
        await own.drop();
      }
    });

void test('the same database twice, and the vault of another store, are refused', async () => {
  const own = await pair('sqlite');
  assert.ok(typeof own !== 'string');
  const other = await makeTrial('sqlite');
  assert.ok(typeof other !== 'string');
  await other.run('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)');
  const keys = await makeTrialKeys();
  const { split } = await own.open();
  for (const row of await plan(split, 'token')) await sealColumn(split, keys, row, fast, tools);
  const [store, vault, stranger] = [await own.shop.open(), await own.apart.open(), await other.open()];

  assert.throws(() => splitDatabase(store, store), /the store itself/);
  await assertSameStore(store, vault);
  await assert.rejects(assertSameStore(stranger, vault), /another store/);

  for (const one of [split, store, vault, stranger]) await one.close();
  for (const one of [own.shop, own.apart, other]) await one.drop();
});
