import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import configCopyInRoot from './config-copy-in-root.ts';

test('speaks of config-copy: wp-config.php.bak', () => {
  const flaws = configCopyInRoot.find(given([seen('config-copy', 'wp-config.php.bak')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'wp-config.php.bak');
  assert.equal(flaws[0]?.severity, 'critical');
});

test('is quiet about config-copy where it is outside', () => {
  assert.deepEqual(configCopyInRoot.find(given([seen('config-copy', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(configCopyInRoot.find(given([]), { now }), []);
  assert.ok(configCopyInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
