import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTrial, makeTrialKeys, trialTools as tools } from '../../../test/vault-trial.ts';
import { makePlan } from '../../protect/vault/plan.ts';
import { sealColumn } from '../../protect/vault/seal.ts';
import { undoColumn } from '../../protect/vault/undo.ts';
import { openUpkeep } from './upkeep.ts';
import { widened } from './upkeep-mysql.ts';

const visa = ['4111', '1111', '1111', '1111'].join('');

test('a definition keeps everything but its length', () => {
  const cases: readonly [string, string | undefined][] = [
    [
      "`cc` varchar(32) CHARACTER SET latin1 NOT NULL DEFAULT '' COMMENT 'char(3)'",
      "`cc` varchar(120) CHARACTER SET latin1 NOT NULL DEFAULT '' COMMENT 'char(3)'",
    ],
    ['`a``varchar(1) b` char(19) DEFAULT NULL', '`a``varchar(1) b` varchar(120) DEFAULT NULL'],
    ['`cc` varbinary(32) DEFAULT NULL', '`cc` varbinary(120) DEFAULT NULL'],
    ['`cc` binary(32) NOT NULL', '`cc` varbinary(120) NOT NULL'],
    ['`cc` tinytext COLLATE utf8mb4_bin DEFAULT NULL', '`cc` text COLLATE utf8mb4_bin DEFAULT NULL'],
    ['`cc` bigint(20) DEFAULT NULL', undefined],
  ];

  for (const [before, after] of cases) assert.equal(widened(before, 120), after);
});

for (const kind of ['mysql', 'postgres'] as const)
  void test(`${kind}: a column that is too narrow is made wider, and keeps all else`, async (context) => {
    const trial = await makeTrial(kind);
    if (typeof trial === 'string') return context.skip(trial);
    const upkeep = await openUpkeep(trial.dsn);
    try {
      await trial.run("CREATE TABLE orders (id INTEGER PRIMARY KEY, cc VARCHAR(19) NOT NULL DEFAULT 'x')");
      await trial.run(`INSERT INTO orders VALUES (1, '${visa}'), (2, 'none')`);
      const wish = { method: 'encrypt', columns: [], known: [], most: 100, signal: tools.signal } as const;
      const narrow = await trial.open();
      const [row] = await makePlan(narrow, wish);
      await narrow.close();
      assert.match(row?.cannot ?? '', /--widen/);
      assert.ok(row?.widenTo);

      await upkeep.widen('orders', 'cc', row.widenTo);

      const hand = await trial.open();
      await hand.install();
      const [wide] = await makePlan(hand, wish);
      assert.ok(wide);
      assert.equal(wide.cannot, undefined);
      const keys = await makeTrialKeys();
      assert.equal((await sealColumn(hand, keys, wide, { batch: 10, rest: 0 }, tools)).changed, 1);
      for (const place of await hand.places()) await undoColumn(hand, keys, place, tools);
      const page = await hand.page({ table: 'orders', columns: ['cc'], after: undefined, limit: 9, atLeast: 0 });
      assert.deepEqual(
        page.map(({ cells }) => cells[0]),
        [visa, 'none'],
      );
      await hand.close();
      await trial.run('INSERT INTO orders (id) VALUES (3)');
    } finally {
      await upkeep.close();
      await trial.drop();
    }
  });

for (const kind of ['mysql', 'postgres'] as const)
  void test(`${kind}: what writing anew takes is measured, and copies are named with what to do`, async (context) => {
    const trial = await makeTrial(kind);
    const other = await makeTrial(kind);
    if (typeof trial === 'string' || typeof other === 'string') return context.skip('no server');
    const upkeep = await openUpkeep(trial.dsn);
    try {
      await trial.run('CREATE TABLE orders (id INTEGER PRIMARY KEY, cc VARCHAR(400), note VARCHAR(400))');
      for (let at = 0; at < 30; at++)
        await trial.run(
          `INSERT INTO orders VALUES ${Array.from({ length: 1000 }, (_, n) => `(${at * 1000 + n}, '${visa}', '${'x'.repeat(100)}')`).join(', ')}`,
        );
      if (kind === 'mysql') await other.run('CREATE TABLE orders (id INTEGER PRIMARY KEY, cc VARCHAR(40))');
      else {
        await trial.run('CREATE SCHEMA staging');
        await trial.run('CREATE TABLE staging.orders (id INTEGER PRIMARY KEY, cc VARCHAR(40))');
        await trial.run('ANALYZE orders');
      }

      const [cost] = await upkeep.costs(['orders']);
      const copies = await upkeep.copies(['orders.cc']);

      assert.ok((cost?.bytes ?? 0) > 3_000_000 && (cost?.bytes ?? 0) < 60_000_000, `${cost?.bytes} bytes`);
      assert.ok((cost?.seconds ?? 0) >= 1);
      const text = copies.map(({ where, todo }) => `${where} ${todo}`).join('\n');
      assert.match(text, kind === 'mysql' ? /OPTIMIZE TABLE `orders`/ : /VACUUM FULL "orders"/);
      assert.match(text, kind === 'mysql' ? /undo segments/ : /write-ahead log/);
      assert.match(text, kind === 'mysql' ? /Other databases .*sw_/ : /Other schemas .*staging/);
      if (kind === 'postgres') {
        assert.match(text, /pg_statistic keeps values of orders\.cc/);
        await trial.run("UPDATE orders SET cc = '9999'");
        await upkeep.refresh(['orders']);
        const later = (await upkeep.copies(['orders.cc'])).map(({ where }) => where).join('\n');
        assert.doesNotMatch(later, /pg_statistic/);
      }
      assert.ok(!text.includes(visa));
    } finally {
      await upkeep.close();
      await trial.drop();
      await other.drop();
    }
  });

void test('a column that was sealed with one method is not sealed with another', async () => {
  const trial = await makeTrial('sqlite');
  assert.ok(typeof trial !== 'string');
  await trial.run(`CREATE TABLE orders (id INTEGER PRIMARY KEY, cc TEXT); INSERT INTO orders VALUES (1, '${visa}')`);
  const hand = await trial.open();
  await hand.install();
  const keys = await makeTrialKeys();
  const wish = { columns: [], known: [], most: 100, signal: tools.signal };
  const [row] = await makePlan(hand, { ...wish, method: 'token' });
  assert.ok(row);
  await sealColumn(hand, keys, row, { batch: 10, rest: 0 }, tools);

  await assert.rejects(
    sealColumn(hand, keys, { ...row, method: 'encrypt' }, { batch: 10, rest: 0 }, tools),
    /method token before/,
  );

  for (const place of await hand.places()) await undoColumn(hand, keys, place, tools);
  assert.equal((await sealColumn(hand, keys, { ...row, method: 'encrypt' }, { batch: 10, rest: 0 }, tools)).changed, 1);
  await hand.close();
  await trial.drop();
});
