import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import secretInFile from './secret-in-file.ts';

test('speaks of Stripe: js/pay.js', () => {
  const flaws = secretInFile.find(given([seen('Stripe', 'js/pay.js')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'js/pay.js');
  assert.equal(flaws[0]?.severity, 'critical');
});

test('is quiet about Stripe where it is outside', () => {
  assert.deepEqual(secretInFile.find(given([seen('Stripe', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(secretInFile.find(given([]), { now }), []);
  assert.ok(secretInFile.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
