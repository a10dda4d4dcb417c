import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { HostSettings } from '../../facts/host.ts';
import sshPasswordLogin from './ssh-password-login.ts';

const now = new Date('2026-11-23T00:00:00Z');
const safe: HostSettings = {
  php: [{ file: '/etc/php/8.4/fpm/php.ini', name: 'display_errors', value: 'Off' }],
  ssh: { file: '/etc/ssh/sshd_config', values: { passwordauthentication: 'no' } },
  databaseAddresses: [{ file: '/etc/mysql/my.cnf', address: '127.0.0.1' }],
  automaticUpdates: true,
  timeSync: true,
};
const judge = (change: Partial<HostSettings>) =>
  sshPasswordLogin.find({ hostSettings: { ...safe, ...change } }, { now });

test('speaks of passwords, and of root with a password', () => {
  const flaws = judge({ ssh: { file: '/etc/ssh/sshd_config', values: { permitrootlogin: 'yes' } } });

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['PasswordAuthentication', 'PermitRootLogin'],
  );
});

test('is quiet where only keys open', () => {
  assert.deepEqual(judge({}), []);
  assert.deepEqual(judge({ ssh: { file: 'f', values: { passwordauthentication: 'no', permitrootlogin: 'yes' } } }), []);
});

test('cannot tell without a configuration', () => {
  assert.ok(judge({ ssh: null }) instanceof Unknown);
});
