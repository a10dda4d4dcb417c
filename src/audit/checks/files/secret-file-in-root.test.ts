import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import secretFileInRoot from './secret-file-in-root.ts';

test('speaks of environment: .env', () => {
  const flaws = secretFileInRoot.find(given([seen('environment', '.env')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, '.env');
  assert.equal(flaws[0]?.severity, 'high');
});

test('speaks of private-key: id_rsa', () => {
  const flaws = secretFileInRoot.find(given([seen('private-key', 'id_rsa')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'id_rsa');
});

test('is quiet about environment where it is outside', () => {
  assert.deepEqual(secretFileInRoot.find(given([seen('environment', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(secretFileInRoot.find(given([]), { now }), []);
  assert.ok(secretFileInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
