import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import localPhpSetting from './local-php-setting.ts';

test('speaks of errors-shown: .user.ini', () => {
  const flaws = localPhpSetting.find(given([seen('errors-shown', '.user.ini')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, '.user.ini');
  assert.equal(flaws[0]?.severity, 'medium');
});

test('speaks of remote-code: php.ini', () => {
  const flaws = localPhpSetting.find(given([seen('remote-code', 'php.ini')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'php.ini');
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(localPhpSetting.find(given([]), { now }), []);
  assert.ok(localPhpSetting.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
