import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { HostSettings } from '../../facts/host.ts';
import automaticUpdatesMissing from './automatic-updates-missing.ts';

const now = new Date('2026-11-23T00:00:00Z');
const safe: HostSettings = {
  php: [{ file: '/etc/php/8.4/fpm/php.ini', name: 'display_errors', value: 'Off' }],
  ssh: { file: '/etc/ssh/sshd_config', values: { passwordauthentication: 'no' } },
  databaseAddresses: [{ file: '/etc/mysql/my.cnf', address: '127.0.0.1' }],
  automaticUpdates: true,
  timeSync: true,
};
const judge = (change: Partial<HostSettings>) =>
  automaticUpdatesMissing.find({ hostSettings: { ...safe, ...change } }, { now });

test('speaks where they are off, is quiet where they are on, cannot tell otherwise', () => {
  const off = judge({ automaticUpdates: false });

  assert.ok(Array.isArray(off) && off.length === 1);
  assert.deepEqual(judge({}), []);
  assert.ok(judge({ automaticUpdates: null }) instanceof Unknown);
});
