import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import versionControlInRoot from './version-control-in-root.ts';

test('speaks of git: .git/HEAD', () => {
  const flaws = versionControlInRoot.find(given([seen('git', '.git/HEAD')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, '.git/HEAD');
  assert.equal(flaws[0]?.severity, 'medium');
});

test('is quiet about git where it is outside', () => {
  assert.deepEqual(versionControlInRoot.find(given([seen('git', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet about git where it is denied', () => {
  assert.deepEqual(versionControlInRoot.find(given([seen('git', 'a', { zone: 'denied' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(versionControlInRoot.find(given([]), { now }), []);
  assert.ok(versionControlInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
