import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import unrotatedCryptKey from './unrotated-crypt-key.ts';

const at = { now: new Date('2026-11-23') };
const plain: ConfigView = { prefix: '', flags: {}, databases: [] };

function find(config: ConfigView | null) {
  return unrotatedCryptKey.find({ config }, at);
}

test('no configuration is not the same as a good one', () => {
  assert.ok(find(null) instanceof Unknown);
});

test('one key only in a store that is older than the hole is found', () => {
  const flaws = find({ ...plain, flags: { installed: '2019-03-12T10:00:00.000Z', 'key.count': 1 } });

  assert.ok(Array.isArray(flaws) && flaws[0]?.says.includes('2019-03-12'));
});

test('a second key, a younger store and an unknown age are no flaw', () => {
  assert.deepEqual(find({ ...plain, flags: { installed: '2019-03-12T10:00:00.000Z', 'key.count': 2 } }), []);
  assert.deepEqual(find({ ...plain, flags: { installed: '2024-09-01T00:00:00.000Z', 'key.count': 1 } }), []);
  assert.deepEqual(find({ ...plain, flags: { 'key.count': 1 } }), []);
});
