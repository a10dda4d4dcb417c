import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Database } from '../../../core/hands.ts';
import extensionsInDatabase from './extensions-in-database.ts';

const database = {
  tables: async () => [
    { name: 'plugin', rows: 1, columns: ['name', 'version', 'active'].map((name) => ({ name, type: 'text' })) },
  ],
  async *select() {
    yield { name: 'SwagPayPal', version: '9.1.0', active: 1 };
  },
} as Partial<Database> as Database;
const own = { config: undefined, prefix: '' };

test('extensions are listed as the tables name them', async () => {
  const told = await extensionsInDatabase.gather(
    { database, own },
    { inDatabase: { id: 'shopware6', certainty: 'certain', versions: [] } },
    undefined as never,
  );

  assert.ok(!(told.extensionsInDatabase instanceof Unknown));
  assert.equal(told.extensionsInDatabase[0]?.name, 'SwagPayPal');
  assert.equal(told.extensionsInDatabase[0]?.enabled, true);
});

test('tables of no known engine list nothing', async () => {
  const told = await extensionsInDatabase.gather({ database, own }, { inDatabase: null }, undefined as never);

  assert.ok(told.extensionsInDatabase instanceof Unknown);
});
