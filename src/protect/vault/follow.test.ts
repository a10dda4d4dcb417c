import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cellsOf, makeTrial, makeTrialKeys, trialTools, type VaultTrial } from '../../../test/vault-trial.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import { follow, type Followed } from './follow.ts';
import type { Keys } from './keys.ts';
import { makePlan, type PlanRow } from './plan.ts';
import { placeOf, sealColumn } from './seal.ts';
import { dressed } from './token.ts';
import { openValue } from './values.ts';
import { tokensIn, verifyColumn } from './verify.ts';

const visa = ['4111', '1111', '1111', '1111'].join('');
const amex = ['3782', '822463', '10005'].join('');
const options = { batch: 20, newest: 60, rest: 40, everyMilliseconds: 20 };
const ROWS = 500;

for (const kind of ['sqlite', 'mysql', 'postgres'] as const) {
  void describe(`follow on ${kind}`, () => {
    let trial: VaultTrial | string = '';
    let keys: Keys;
    before(async () => {
      trial = await makeTrial(kind);
      keys = await makeTrialKeys();
    });
    after(async () => {
      if (typeof trial !== 'string') await trial.drop();
    });

    const check = (
      name: string,
      work: (hand: VaultDatabase, own: VaultTrial, rows: readonly PlanRow[]) => Promise<void>,
    ) =>
      void test(name, async (context) => {
        if (typeof trial === 'string') return context.skip(trial);
        for (const table of ['value', 'undo', 'place']) await trial.run(`DROP TABLE IF EXISTS storewarden_${table}`);
        await trial.run('DROP TABLE IF EXISTS orders');
        await trial.run('CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, cc VARCHAR(40), note VARCHAR(200))');
        const all = Array.from(
          { length: ROWS },
          (_, id) => `(${id * 2}, '${id % 5 === 0 ? visa : ''}', 'order ${id}')`,
        );
        await trial.run(`INSERT INTO orders VALUES ${all.join(', ')}`);
        await trial.run(`UPDATE orders SET note = 'card ${amex}' WHERE id = 4`);
        const hand = await trial.open();
        await hand.install();
        try {
          const wish = { method: 'token', columns: [], known: [], most: 1e6, signal: trialTools.signal } as const;
          const rows = await makePlan(hand, wish);
          assert.equal(rows.length, 2);
          for (const row of rows) await sealColumn(hand, keys, row, { batch: 100, rest: 0 }, trialTools);
          await work(hand, trial, rows);
        } finally {
          await hand.close();
        }
      });

    /** Follows while `work` runs, and until the whole table was looked at once more. */
    async function following(
      hand: VaultDatabase,
      rows: readonly PlanRow[],
      work: () => Promise<void>,
    ): Promise<readonly Followed[]> {
      const stop = new AbortController();
      const done: Followed[] = [];
      const running = follow(hand, keys, rows, options, { ...trialTools, signal: stop.signal }, done);
      try {
        await work();
        const was = new Map(done.map((one) => [one.column, one.wholes]));
        while (done.length < rows.length || done.some(({ column, wholes }) => wholes < (was.get(column) ?? 0) + 2))
          await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 10))]);
      } finally {
        stop.abort();
        await running;
      }
      return done;
    }

    async function opened(hand: VaultDatabase, text: string): Promise<string> {
      let clear = text;
      const places = await hand.places();
      for (const token of tokensIn(text)) {
        const [value] = await hand.valuesOf([token]);
        const place = places.find(({ id }) => id === value?.place);
        const found = value && place && openValue(value, place, keys);
        assert.ok(found !== undefined, `${token} opens`);
        clear = clear.replace(dressed(token, found), () => found);
      }
      return clear;
    }

    check('what a store inserts and changes is sealed, and every write of it survives', async (hand, own, rows) => {
      const wanted = new Map<number, string>();
      const done = await following(hand, rows, async () => {
        for (let n = 0; n < 150; n++) {
          const text = n % 3 === 0 ? `writes ${n}` : `writes ${n} card ${n % 2 === 0 ? visa : amex}`;
          const id = [2 * ROWS + n, (n * 14) % (2 * ROWS), 2 * n + 1, 2 * ROWS - 2][n % 4] ?? 0;
          wanted.set(id, text);
          const isNew = id % 2 === 1 || id >= 2 * ROWS;
          await own.run(
            isNew
              ? `INSERT INTO orders (id, cc, note) VALUES (${id}, '', '${text}')`
              : `UPDATE orders SET note = '${text}' WHERE id = ${id}`,
          );
          await new Promise((resolve) => setTimeout(resolve, 2));
        }
      });

      for (const row of await cellsOf(hand, 'orders', ['note'])) {
        const { key, cells } = JSON.parse(row) as { key: string[]; cells: string[] };
        const text = wanted.get(Number((key[0] ?? '').replace('#', '')));
        assert.ok(!cells[0]?.includes(visa) && !cells[0]?.includes(amex));
        if (text !== undefined) assert.equal(await opened(hand, cells[0] ?? ''), text);
      }
      assert.ok(done.reduce((sum, { changed }) => sum + changed, 0) > 50);
      for (const row of rows) {
        const place = await placeOf(hand, row);
        assert.equal(place?.state, 'sealed');
        assert.ok(place);
        const found = await verifyColumn(hand, keys, place, trialTools);
        assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0]);
      }
    });

    check(
      'a row that nobody looks at for long is found too, and what stays as it is, is not written',
      async (hand, own, rows) => {
        const was = await cellsOf(hand, 'orders', ['cc', 'note']);
        const values = await hand.count('value', {});
        await own.run(`UPDATE orders SET cc = '${visa}' WHERE id = 2`);

        const done = await following(hand, rows, async () => undefined);

        assert.deepEqual(
          done.map(({ column, changed }) => [column, changed]),
          [
            ['cc', 1],
            ['note', 0],
          ],
        );
        const now = await cellsOf(hand, 'orders', ['cc', 'note']);
        assert.equal(now.filter((text, at) => text !== was[at]).length, 1);
        assert.equal(await hand.count('value', {}), values + 1);
      },
    );
  });
}
