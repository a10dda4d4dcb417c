import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpDatabase } from '../../../../test/made-up-database.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import logins from './logins.ts';

const inDatabase = { id: 'opencart', certainty: 'certain', versions: [] } as const;
const tools = undefined as never;
const own = { config: undefined, prefix: 'oc_' };

const users = [
  { user_id: 1, username: 'anna' },
  { user_id: 2, username: 'team' },
];

function signIn(user: number, hour: number, ip: string, agent: string) {
  return {
    user_login_id: hour,
    user_id: user,
    ip,
    user_agent: agent,
    date_added: `2026-11-0${1 + Math.floor(hour / 24)} ${String(hour % 24).padStart(2, '0')}:00:00`,
  };
}

test('sign-ins are counted by account, those within twelve hours apart, and addresses are not kept', async () => {
  const log = [
    signIn(1, 8, '192.0.2.1', 'Firefox'),
    signIn(1, 9, '192.0.2.77', 'Firefox'),
    signIn(1, 40, '198.51.100.1', 'Chrome'),
    signIn(2, 8, '192.0.2.1', 'Firefox'),
    signIn(2, 9, '198.51.100.1', 'Chrome'),
    signIn(2, 10, '203.0.113.1', 'Safari'),
    signIn(2, 11, '2001:db8:1::1', 'Edge'),
  ];
  const database = madeUpDatabase({ oc_user: users, oc_user_login: log });

  const { logins: seen } = await logins.gather({ database, own }, { inDatabase }, tools);

  assert.ok(!(seen instanceof Unknown));
  assert.deepEqual(
    seen.map(({ login, signIns, networks, networksAtOnce, agentsAtOnce }) => [
      login,
      signIns,
      networks,
      networksAtOnce,
      agentsAtOnce,
    ]),
    [
      ['anna', 3, 2, 1, 1],
      ['team', 4, 4, 4, 4],
    ],
  );
  assert.doesNotMatch(JSON.stringify(seen), /192\.0|2001:db8/);
});

test('a log that is not kept is no empty log', async () => {
  for (const database of [madeUpDatabase({ oc_user: users }), madeUpDatabase({ oc_user: users, oc_user_login: [] })]) {
    await assert.rejects(logins.gather({ database, own }, { inDatabase }, tools), CannotTell);
  }
});
