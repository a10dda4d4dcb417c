import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpDatabase } from '../../../../test/made-up-database.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import admins from './admins.ts';

const inDatabase = { id: 'opencart', certainty: 'certain', versions: [] } as const;
const tools = undefined as never;
const own = { config: undefined, prefix: 'oc_' };
const users = [
  {
    user_id: 1,
    user_group_id: 1,
    username: 'anna',
    password: '$2y$10$x',
    salt: '',
    email: 'anna.meyer@shop.example',
    status: 1,
    date_added: '2024-01-02 03:04:05',
  },
  {
    user_id: 2,
    user_group_id: 2,
    username: 'ben',
    password: 'f'.repeat(40),
    salt: 'abc',
    email: '',
    status: 0,
    date_added: '2024-01-02 03:04:05',
  },
];

test('staff is listed without hashes, with the mail address in two parts', async () => {
  const database = madeUpDatabase({
    oc_user: users,
    oc_user_group: [{ user_group_id: 1, name: 'Administrator', permission: '{}' }],
  });

  const { admins: seen } = await admins.gather({ database, own }, { inDatabase }, tools);

  assert.ok(!(seen instanceof Unknown));
  assert.deepEqual(
    seen.map(({ id, login, emailName, emailDomain, active }) => [id, login, emailName, emailDomain, active]),
    [
      ['1', 'anna', 'anna.meyer', 'shop.example', true],
      ['2', 'ben', '', '', false],
    ],
  );
  assert.doesNotMatch(JSON.stringify(seen), /\$2y|ffff|abc/);
});

test('a database without staff, without the tables, or of no known engine is an unknown', async () => {
  const databases = [madeUpDatabase({ oc_user: [] }), madeUpDatabase({ oc_product: [] })];

  for (const database of databases)
    await assert.rejects(admins.gather({ database, own }, { inDatabase }, tools), CannotTell);
  await assert.rejects(
    admins.gather({ database: madeUpDatabase({ oc_user: users }), own }, { inDatabase: null }, tools),
    CannotTell,
  );
});
