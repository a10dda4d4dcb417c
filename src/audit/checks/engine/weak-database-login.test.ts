import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import weakDatabaseLogin from './weak-database-login.ts';

const at = { now: new Date('2026-11-23') };
const plain: ConfigView = { prefix: '', flags: {}, databases: [] };

function find(config: ConfigView | null) {
  return weakDatabaseLogin.find({ config }, at);
}

test('no configuration is not the same as a good one', () => {
  assert.ok(find(null) instanceof Unknown);
});

function login(user: string, password: ConfigView['databases'][number]['password'], driver = 'mysql') {
  return find({ ...plain, databases: [{ driver, host: 'db', user, password }] });
}

test('logins that anybody could use are found', () => {
  for (const [user, password, severity] of [
    ['shop', 'empty', 'critical'],
    ['shop', 'same-as-user', 'critical'],
    ['shop', 'short', undefined],
    ['root', 'set', undefined],
    ['ROOT', 'empty', 'critical'],
    ['postgres', 'set', undefined],
  ] as const) {
    const flaws = login(user, password);

    assert.ok(Array.isArray(flaws) && flaws.length === 1, `${user} ${password}`);
    assert.equal(flaws[0]?.severity, severity);
  }
});

test('an account of its own with a long password is no flaw, nor is a file', () => {
  assert.deepEqual(login('shop', 'set'), []);
  assert.deepEqual(login('admin_shop', 'set'), []);
  assert.deepEqual(login('', 'empty', 'sqlite'), []);
});
