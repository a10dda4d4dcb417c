import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import storeCopyInRoot from './store-copy-in-root.ts';

test('speaks of installation: old/wp-config.php', () => {
  const flaws = storeCopyInRoot.find(given([seen('installation', 'old/wp-config.php')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'old/wp-config.php');
  assert.equal(flaws[0]?.severity, 'medium');
});

test('is quiet about installation where it is outside', () => {
  assert.deepEqual(storeCopyInRoot.find(given([seen('installation', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(storeCopyInRoot.find(given([]), { now }), []);
  assert.ok(storeCopyInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
