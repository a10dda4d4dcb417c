import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HostSettings } from '../../facts/host.ts';
import unsafePhpSetting from './unsafe-php-setting.ts';

const now = new Date('2026-11-23T00:00:00Z');
const safe: HostSettings = {
  php: [{ file: '/etc/php/8.4/fpm/php.ini', name: 'display_errors', value: 'Off' }],
  ssh: { file: '/etc/ssh/sshd_config', values: { passwordauthentication: 'no' } },
  databaseAddresses: [{ file: '/etc/mysql/my.cnf', address: '127.0.0.1' }],
  automaticUpdates: true,
  timeSync: true,
};
const judge = (change: Partial<HostSettings>) =>
  unsafePhpSetting.find({ hostSettings: { ...safe, ...change } }, { now });

test('finds each unsafe setting with its weight', () => {
  const flaws = judge({
    php: [
      { file: 'php.ini', name: 'allow_url_include', value: 'On' },
      { file: 'php.ini', name: 'display_errors', value: '1' },
      { file: 'php.ini', name: 'auto_prepend_file', value: '/tmp/.x.php' },
    ],
  });

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ severity }) => severity),
    ['high', 'medium', 'high'],
  );
});

test('is quiet on safe values', () => {
  assert.deepEqual(judge({}), []);
  assert.deepEqual(
    judge({ php: [{ file: 'php.ini', name: 'auto_prepend_file', value: '/usr/share/monitor/prepend.php' }] }),
    [],
  );
});
