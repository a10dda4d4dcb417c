import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import sessionFileInRoot from './session-file-in-root.ts';

test('speaks of session: tmp/sess_0123456789abcdef0123', () => {
  const flaws = sessionFileInRoot.find(given([seen('session', 'tmp/sess_0123456789abcdef0123')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'tmp');
  assert.equal(flaws[0]?.severity, 'high');
});

test('is quiet about session where it is outside', () => {
  assert.deepEqual(sessionFileInRoot.find(given([seen('session', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(sessionFileInRoot.find(given([]), { now }), []);
  assert.ok(sessionFileInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
