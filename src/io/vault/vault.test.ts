import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { cellsOf, makeTrial, makeTrialKeys, trialTools as tools, type VaultTrial } from '../../../test/vault-trial.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import { purgeColumn, shredColumn, shredToken } from '../../protect/vault/forget.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import type { Method } from '../../protect/vault/change.ts';
import { makePlan, type PlanRow } from '../../protect/vault/plan.ts';
import { rotateColumn } from '../../protect/vault/rotate.ts';
import { placeOf, sealColumn } from '../../protect/vault/seal.ts';
import { openValue } from '../../protect/vault/values.ts';
import { undoColumn } from '../../protect/vault/undo.ts';
import { verifyColumn, tokensIn } from '../../protect/vault/verify.ts';

const fast = { batch: 37, rest: 0 };
const cards = ['4111111111111111', '5555555555554444', '378282246310005', '6011111111111117', '4012888888881881'];
const columns = ['cc_number', 'note', 'data', 'cvv', 'touched'];

function spelled(row: number): { number: string | null; note: string; data: string } {
  const card = cards[row % cards.length] ?? '';
  const grouped = card.replace(/(.{4})(?=.)/g, row % 2 === 0 ? '$1 ' : '$1-');
  const spellings: readonly { number: string | null; note: string; data: string }[] = [
    { number: card, note: 'nothing', data: '{}' },
    { number: card.length === 16 ? grouped : card, note: `Zoë paid with card ${card} ✓`, data: '{}' },
    { number: null, note: '', data: `{"cc_number":"${card}","path":"a\\/b","é":1}` },
    {
      number: '',
      note: 'order 1000000042',
      data: `a:2:{s:9:"cc_number";s:${card.length}:"${card}";s:1:"n";s:3:"ü!";}`,
    },
    { number: 'none', note: 'it\'s \\ a "test" \n', data: 'x' },
  ];
  return spellings[row % spellings.length] ?? { number: null, note: '', data: '' };
}

async function fill(trial: VaultTrial, rows = 300): Promise<void> {
  const number = trial.kind === 'mysql' ? 'VARCHAR(40) CHARACTER SET latin1' : 'VARCHAR(40)';
  const bytes = trial.kind === 'postgres' ? 'BYTEA' : 'BLOB';
  const touched =
    trial.kind === 'mysql'
      ? "TIMESTAMP NOT NULL DEFAULT '2020-01-01 00:00:00' ON UPDATE CURRENT_TIMESTAMP"
      : "VARCHAR(30) DEFAULT 'x'";
  await trial.run(
    `CREATE TABLE payments (id INTEGER NOT NULL, part VARCHAR(8) NOT NULL, cc_number ${number}, note TEXT, data ${bytes}, cvv VARCHAR(4), touched ${touched}, PRIMARY KEY (id, part))`,
  );
  for (let at = 0; at < rows; at += 50) {
    const values = Array.from({ length: Math.min(50, rows - at) }, (_, index) => {
      const row = at + index;
      const { number: written, note, data } = spelled(row);
      const hex = Buffer.from(data).toString('hex');
      const blob = trial.kind === 'postgres' ? `'\\x${hex}'` : `X'${hex}'`;
      const text = trial.kind === 'mysql' ? note.replaceAll('\\', '\\\\') : note;
      return `(${row >> 1}, '${row % 2 === 0 ? 'a' : 'B'}', ${written === null ? 'NULL' : `'${written}'`}, '${text.replaceAll("'", "''")}', ${blob}, '${row % 3 === 0 ? '123' : ''}')`;
    });
    await trial.run(`INSERT INTO payments (id, part, cc_number, note, data, cvv) VALUES ${values.join(', ')}`);
  }
}

async function plan(database: VaultDatabase, method: Method = 'token'): Promise<readonly PlanRow[]> {
  return makePlan(database, { method, columns: [], known: [], most: 100_000, signal: tools.signal });
}

async function sealAll(database: VaultDatabase, keys: Keys, method: Method = 'token') {
  const made = [];
  for (const row of await plan(database, method)) made.push(await sealColumn(database, keys, row, fast, tools));
  return made;
}

for (const kind of ['sqlite', 'mysql', 'postgres'] as const) {
  void describe(kind, () => {
    let trial: VaultTrial | string = '';
    let keys: Keys;
    const database = async (): Promise<VaultDatabase> => {
      if (typeof trial === 'string') throw new Error(trial);
      const opened = await trial.open();
      await opened.install();
      return opened;
    };
    before(async () => {
      trial = await makeTrial(kind);
      keys = await makeTrialKeys();
    });
    after(async () => {
      if (typeof trial !== 'string') await trial.drop();
    });
    const check = (
      name: string,
      work: (hand: VaultDatabase, own: VaultTrial) => Promise<void>,
      prepare?: (own: VaultTrial) => Promise<void>,
    ): void => {
      void test(name, async (context) => {
        if (typeof trial === 'string') return context.skip(trial);
        await trial.run('DROP TABLE IF EXISTS payments');
        await trial.run('DROP TABLE IF EXISTS loose');
        await trial.run('DROP TABLE IF EXISTS odd');
        for (const table of ['value', 'undo', 'place']) await trial.run(`DROP TABLE IF EXISTS storewarden_${table}`);
        await fill(trial);
        await prepare?.(trial);
        const hand = await database();
        try {
          await work(hand, trial);
        } finally {
          await hand.close();
        }
      });
    };

    check('the plan finds the columns with payment data, and changes nothing', async (hand) => {
      const was = await cellsOf(hand, 'payments', columns);

      const rows = await plan(hand);

      assert.deepEqual(
        rows.map(({ column, holds, method, clear, cannot }) => [column, holds, method, clear, cannot]),
        [
          ['cc_number', 'card', 'token', 120, undefined],
          ['note', 'card', 'token', 60, undefined],
          ['data', 'card', 'token', 120, undefined],
          ['cvv', 'card-code', 'erase', 100, undefined],
        ],
      );
      assert.deepEqual(await cellsOf(hand, 'payments', columns), was);
    });

    check(
      'sealed, nothing is left in clear, all opens to what stood there, and undo brings back every byte',
      async (hand) => {
        const was = await cellsOf(hand, 'payments', ['cc_number', 'note', 'data', 'touched']);
        const numbers = await cellsOf(hand, 'payments', ['cc_number']);

        const made = await sealAll(hand, keys);

        assert.deepEqual(
          made.map(({ column, changed, left }) => [column, changed, left]),
          [
            ['cc_number', 120, 0],
            ['note', 60, 0],
            ['data', 120, 0],
            ['cvv', 100, 0],
          ],
        );
        for (const place of await hand.places()) {
          const found = await verifyColumn(hand, keys, place, tools);
          assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0], place.column);
        }
        const now = await cellsOf(hand, 'payments', ['cc_number']);
        for (const [at, text] of now.entries()) {
          const [token] = tokensIn((JSON.parse(text) as { cells: (string | null)[] }).cells[0] ?? '');
          if (token === undefined) {
            assert.equal(text, numbers[at]);
            continue;
          }
          const [value] = await hand.valuesOf([token]);
          const place = await placeOf(hand, { table: 'payments', column: 'cc_number' });
          assert.ok(value && place);
          assert.equal(openValue(value, place, keys), (JSON.parse(numbers[at] ?? '') as { cells: string[] }).cells[0]);
        }

        for (const place of await hand.places()) await undoColumn(hand, keys, place, tools);

        assert.deepEqual(await cellsOf(hand, 'payments', ['cc_number', 'note', 'data', 'touched']), was);
        assert.equal(await hand.count('value', {}), 0);
        assert.equal(await hand.count('undo', {}), 0);
      },
    );

    for (const method of ['encrypt', 'truncate', 'erase'] as const)
      check(
        `${method} leaves nothing in clear, and can be undone`,
        async (hand) => {
          const was = await cellsOf(hand, 'payments', ['cc_number', 'note', 'data', 'touched']);

          const made = await sealAll(hand, keys, method);

          assert.ok(made.every(({ left, changed }) => left === 0 && changed > 0));
          for (const place of await hand.places()) {
            const found = await verifyColumn(hand, keys, place, tools);
            assert.deepEqual([found.clear, found.unknown, found.damaged], [0, 0, 0]);
            await undoColumn(hand, keys, place, tools);
          }
          assert.deepEqual(await cellsOf(hand, 'payments', ['cc_number', 'note', 'data', 'touched']), was);
        },
        async (own) => {
          if (own.kind === 'mysql') await own.run('ALTER TABLE payments MODIFY cc_number VARCHAR(200)');
          if (own.kind === 'postgres') await own.run('ALTER TABLE payments ALTER cc_number TYPE VARCHAR(200)');
        },
      );

    check('sealing twice seals nothing twice', async (hand) => {
      await sealAll(hand, keys);
      const was = await cellsOf(hand, 'payments', columns);
      const values = await hand.count('value', {});

      assert.deepEqual(await sealAll(hand, keys), []);

      const place = await placeOf(hand, { table: 'payments', column: 'cc_number' });
      assert.ok(place);
      const row = (await plan(hand)).find(({ column }) => column === 'cc_number');
      assert.equal(row, undefined);
      assert.deepEqual(await cellsOf(hand, 'payments', columns), was);
      assert.equal(await hand.count('value', {}), values);
    });

    check('what the store wrote after the sealing survives undo', async (hand, own) => {
      await sealAll(hand, keys);
      await own.run("UPDATE payments SET note = 'written by the store' WHERE id = 0");
      await own.run('DELETE FROM payments WHERE id = 5');

      for (const place of await hand.places()) await undoColumn(hand, keys, place, tools);

      const notes = (await cellsOf(hand, 'payments', ['note'])).filter((text) => text.includes('written by the store'));
      assert.equal(notes.length, 2);
      assert.equal((await cellsOf(hand, 'payments', ['note'])).length, 298);
    });

    check('new data keys: everything opens, the old keys are gone, and nothing needs them', async (hand) => {
      await sealAll(hand, keys);
      const place = await placeOf(hand, { table: 'payments', column: 'cc_number' });
      assert.ok(place);
      const old = await keys.keyFor('values', 'payments.cc_number');

      const made = await rotateColumn(hand, keys, place, tools);

      assert.equal(made.resealed, 120);
      assert.equal(made.damaged, 0);
      assert.ok(made.destroyed.includes(old.id));
      assert.equal(keys.keyOf(old.id), undefined);
      const found = await verifyColumn(hand, keys, place, tools);
      assert.deepEqual([found.opens, found.damaged, found.shredded], [120, 0, 0]);
    });

    check('a changed or exchanged value in the vault is noticed', async (hand, own) => {
      await sealAll(hand, keys);
      const place = await placeOf(hand, { table: 'payments', column: 'cc_number' });
      assert.ok(place);
      const [one, other] = await hand.values({ place: place.id, after: 0, limit: 2 });
      assert.ok(one && other);
      await hand.reseal('value', [{ id: one.id, sealed: other.sealed, key: other.key }]);
      await own.run(`UPDATE storewarden_value SET rowkey = '["999","a"]' WHERE id = ${other.id}`);

      const found = await verifyColumn(hand, keys, place, tools);

      assert.equal(found.damaged, 2);
    });

    check('shredded, a value is gone for good, and so are all of a column', async (hand) => {
      const ring = await makeTrialKeys();
      await sealAll(hand, ring);
      const place = await placeOf(hand, { table: 'payments', column: 'cc_number' });
      assert.ok(place);
      const [value] = await hand.values({ place: place.id, after: 0, limit: 1 });

      await shredToken(hand, value?.token ?? '');
      await shredColumn(ring, place);

      const found = await verifyColumn(hand, ring, place, tools);
      assert.deepEqual([found.opens, found.shredded, found.unknown], [0, 119, 1]);
    });

    check('the undo log is gone after the purge, with its keys', async (hand) => {
      await sealAll(hand, keys, 'truncate');
      const place = await placeOf(hand, { table: 'payments', column: 'note' });
      assert.ok(place);
      const undo = await keys.keyFor('undo', 'payments.note');

      assert.equal((await purgeColumn(hand, keys, place, tools.now())).dropped, 60);

      assert.equal(keys.keyOf(undo.id), undefined);
      assert.notEqual((await placeOf(hand, place))?.purged, '');
    });

    check('only one process has the vault of a database', async (hand) => {
      const other = await database();
      try {
        assert.equal(await hand.claim(), true);
        assert.equal(await other.claim(), false);
      } finally {
        await other.close();
      }
    });

    check(
      'a table without a key is not touched, and the plan says why',
      async (hand) => {
        const row = (await plan(hand)).find(({ table }) => table === 'loose');

        assert.match(row?.cannot ?? '', /primary key/);
        assert.ok(row);
        await assert.rejects(sealColumn(hand, keys, row, fast, tools), /primary key/);
      },
      async (own) => {
        await own.run('CREATE TABLE loose (cc_number VARCHAR(40))');
        await own.run("INSERT INTO loose VALUES ('4111111111111111'), (NULL)");
      },
    );

    check(
      'columns of numbers and of JSON take tokens that fit',
      async (hand) => {
        const was = await cellsOf(hand, 'odd', ['card', 'info']);
        for (const row of (await plan(hand)).filter(({ table }) => table === 'odd'))
          assert.equal((await sealColumn(hand, keys, row, fast, tools)).changed, 1);

        const places = (await hand.places()).filter(({ table }) => table === 'odd');
        assert.equal(places.length, 2);
        for (const place of places) {
          const found = await verifyColumn(hand, keys, place, tools);
          assert.deepEqual([found.clear, found.unknown, found.opens], [0, 0, 1]);
          await undoColumn(hand, keys, place, tools);
        }
        assert.deepEqual(await cellsOf(hand, 'odd', ['card', 'info']), was);
      },
      async (own) => {
        await own.run(
          `CREATE TABLE odd (id INTEGER NOT NULL PRIMARY KEY, card BIGINT, info ${own.kind === 'sqlite' ? 'TEXT' : 'JSON'})`,
        );
        await own.run(
          `INSERT INTO odd VALUES (1, 4111111111111111, '{"card_number": 4111111111111111, "n": 1.5}'), (2, NULL, NULL)`,
        );
      },
    );
  });
}
