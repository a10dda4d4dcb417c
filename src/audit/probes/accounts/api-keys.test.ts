import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpDatabase } from '../../../../test/made-up-database.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import apiKeys from './api-keys.ts';

const inDatabase = { id: 'opencart', certainty: 'certain', versions: [] } as const;
const tools = undefined as never;
const own = { config: undefined, prefix: 'oc_' };

test('keys are listed with their dates, and without the keys themselves', async () => {
  const database = madeUpDatabase({
    oc_api: [
      {
        api_id: 3,
        username: 'erp',
        key: 'hush-hush',
        status: 1,
        date_added: '2024-01-02 03:04:05',
        date_modified: '2024-01-02 03:04:05',
      },
    ],
  });

  const { apiKeys: seen } = await apiKeys.gather({ database, own }, { inDatabase }, tools);

  assert.ok(!(seen instanceof Unknown));
  assert.deepEqual(
    seen.map(({ name, active, created }) => [name, active, created?.slice(0, 10)]),
    [['erp', true, '2024-01-02']],
  );
  assert.doesNotMatch(JSON.stringify(seen), /hush/);
});

test('no key is an answer, no table is none', async () => {
  const told = await apiKeys.gather({ database: madeUpDatabase({ oc_api: [] }), own }, { inDatabase }, tools);

  assert.deepEqual(told.apiKeys, []);
  await assert.rejects(
    apiKeys.gather({ database: madeUpDatabase({ oc_user: [] }), own }, { inDatabase }, tools),
    CannotTell,
  );
});
