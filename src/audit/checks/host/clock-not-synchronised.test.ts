import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { HostSettings } from '../../facts/host.ts';
import clockNotSynchronised from './clock-not-synchronised.ts';

const now = new Date('2026-11-23T00:00:00Z');
const safe: HostSettings = {
  php: [{ file: '/etc/php/8.4/fpm/php.ini', name: 'display_errors', value: 'Off' }],
  ssh: { file: '/etc/ssh/sshd_config', values: { passwordauthentication: 'no' } },
  databaseAddresses: [{ file: '/etc/mysql/my.cnf', address: '127.0.0.1' }],
  automaticUpdates: true,
  timeSync: true,
};
const judge = (change: Partial<HostSettings>) =>
  clockNotSynchronised.find({ hostSettings: { ...safe, ...change } }, { now });

test('speaks where no service runs, is quiet where one does, cannot tell otherwise', () => {
  const off = judge({ timeSync: false });

  assert.ok(Array.isArray(off) && off.length === 1);
  assert.deepEqual(judge({}), []);
  assert.ok(judge({ timeSync: null }) instanceof Unknown);
});
