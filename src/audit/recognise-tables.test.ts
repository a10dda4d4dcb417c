import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../core/hands.ts';
import { engines } from '../engines/index.gen.ts';
import { recogniseTables } from './recognise-tables.ts';

/** A database that has tables of these names, all empty. */
function database(names: readonly string[]): Database {
  return {
    dialect: 'sqlite',
    name: 'made up',
    version: async () => undefined,
    tables: async () => names.map((name) => ({ name, rows: 0, columns: [] })),
    select: async function* () {},
    count: async () => 0,
    triggers: async () => [],
    grants: async () => undefined,
  };
}

for (const engine of engines.filter((one) => (one.database?.proof.length ?? 0) > 0)) {
  for (const prefix of ['', 'abc_', 'Shop1_']) {
    test(`${engine.name} is recognised by its tables${prefix && `, prefix ${prefix}`}`, async () => {
      const tables = [...(engine.database?.proof ?? []), 'something_else'].map((table) => prefix + table);

      const found = await recogniseTables(database(tables), engines);

      assert.equal(found?.seen.id, engine.id);
      assert.equal(found?.prefix.toLowerCase(), prefix.toLowerCase());
      assert.equal(found?.seen.certainty, 'certain');
    });
  }
}

test('a dump of a few tables is told tentatively', async () => {
  const found = await recogniseTables(
    database(['m_admin_user', 'm_core_config_data', 'm_sales_order_payment', 'm_customer_entity', 'm_setup_module']),
    engines,
  );

  assert.deepEqual([found?.seen.id, found?.prefix, found?.seen.certainty], ['magento2', 'm_', 'tentative']);
});

test('what the files say stands, even if half of the tables are missing', async () => {
  const found = await recogniseTables(database(['zen_admin', 'zen_orders']), engines, {
    engine: 'zen-cart',
    prefix: 'zen_',
  });

  assert.deepEqual([found?.seen.id, found?.prefix, found?.seen.certainty], ['zen-cart', 'zen_', 'firm']);
});

test('tables that prove another engine are not taken for the one of the files', async () => {
  const wordpress = engines.find(({ id }) => id === 'woocommerce')?.database?.proof ?? [];

  const found = await recogniseTables(database(wordpress.map((table) => `wp_${table}`)), engines, {
    engine: 'zen-cart',
    prefix: '',
  });

  assert.equal(found?.seen.id, 'woocommerce');
});

test('any other database is none', async () => {
  assert.equal(await recogniseTables(database(['users', 'posts', 'sessions', 'migrations']), engines), undefined);
  assert.equal(await recogniseTables(database([]), engines), undefined);
});
