import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import logInRoot from './log-in-root.ts';

test('speaks of log: wp-content/debug.log', () => {
  const flaws = logInRoot.find(given([seen('log', 'wp-content/debug.log')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'wp-content');
  assert.equal(flaws[0]?.severity, 'medium');
});

test('is quiet about log where it is denied', () => {
  assert.deepEqual(logInRoot.find(given([seen('log', 'a', { zone: 'denied' })]), { now }), []);
});

test('is quiet about log where it is outside', () => {
  assert.deepEqual(logInRoot.find(given([seen('log', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(logInRoot.find(given([]), { now }), []);
  assert.ok(logInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
