import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { HostSettings } from '../../facts/host.ts';
import databaseOpenToNetwork from './database-open-to-network.ts';

const now = new Date('2026-11-23T00:00:00Z');
const safe: HostSettings = {
  php: [{ file: '/etc/php/8.4/fpm/php.ini', name: 'display_errors', value: 'Off' }],
  ssh: { file: '/etc/ssh/sshd_config', values: { passwordauthentication: 'no' } },
  databaseAddresses: [{ file: '/etc/mysql/my.cnf', address: '127.0.0.1' }],
  automaticUpdates: true,
  timeSync: true,
};
const judge = (change: Partial<HostSettings>) =>
  databaseOpenToNetwork.find({ hostSettings: { ...safe, ...change } }, { now });

test('speaks of a database on every address, in both families', () => {
  for (const address of ['0.0.0.0', '::', '*']) {
    const flaws = judge({ databaseAddresses: [{ file: '/etc/mysql/my.cnf', address }] });
    assert.ok(Array.isArray(flaws) && flaws.length === 1, address);
  }
});

test('is quiet on loopback, and where nothing is set', () => {
  assert.deepEqual(judge({}), []);
  assert.deepEqual(judge({ databaseAddresses: [] }), []);
});

test('cannot tell without a configuration', () => {
  assert.ok(judge({ databaseAddresses: null }) instanceof Unknown);
});
