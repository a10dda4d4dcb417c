import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpDatabase } from '../../../../test/made-up-database.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { GuessedHash, Guesser } from '../../../core/hands.ts';
import passwords from './passwords.ts';

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

test('the guesser is asked about active accounts, with the words of store and person, and no hash comes back', async () => {
  const asked: GuessedHash[] = [];
  const guesser: Guesser = {
    guess: async (hashes) => {
      asked.push(...hashes);
      return hashes.map(({ id }) => ({ id, form: 'bcrypt', fast: false, result: 'guessed', tried: 7 }));
    },
  };
  const config = { databases: [], prefix: 'oc_', flags: {}, url: 'https://blumen.example/shop/', passwordKey: 'key' };
  const settings = {
    urls: [
      { name: 'x', value: 'https://www.other.example/' },
      { name: 'y', value: 'http://127.0.0.1/' },
    ],
    flags: {},
    secrets: [],
  };
  const nobody = { ...users[0], user_id: 9, username: 'robot', password: '!' };

  const told = await passwords.gather(
    { database: madeUpDatabase({ oc_user: [...users, nobody] }), own: { config, prefix: 'oc_' }, guesser },
    { inDatabase, settings },
    tools,
  );

  assert.deepEqual(asked, [
    {
      id: '0',
      hash: '$2y$10$x',
      engine: 'opencart',
      key: 'key',
      words: ['anna', 'anna.meyer', 'blumen.example', 'www.other.example', 'shop.example'],
    },
  ]);
  assert.ok(!(told.passwords instanceof Unknown));
  assert.deepEqual(
    told.passwords.map(({ login, result, tried }) => [login, result, tried]),
    [
      ['anna', 'guessed', 7],
      ['robot', 'no-password', 0],
    ],
  );
  assert.doesNotMatch(JSON.stringify(told), /\$2y/);
});

test('without a table of staff nothing is guessed', async () => {
  const guesser: Guesser = { guess: async () => assert.fail('nothing to guess') };
  const hands = { database: madeUpDatabase({ oc_product: [] }), own, guesser };

  await assert.rejects(passwords.gather(hands, { inDatabase, settings: undefined }, tools), CannotTell);
});

test('a table of staff without anybody in it is no store whose passwords are good', async () => {
  const database = madeUpDatabase({ oc_user: [], oc_user_group: [] });

  await assert.rejects(
    passwords.gather({ database, own, guesser: { guess: async () => [] } }, { inDatabase, settings: undefined }, tools),
    (error) => error instanceof CannotTell,
  );
});
