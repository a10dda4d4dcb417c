import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import weakApplicationKey from './weak-application-key.ts';

const at = { now: new Date('2026-11-23') };
const plain: ConfigView = { prefix: '', flags: {}, databases: [] };

function find(config: ConfigView | null) {
  return weakApplicationKey.find({ config }, at);
}

test('no configuration is not the same as a good one', () => {
  assert.ok(find(null) instanceof Unknown);
});

test('missing, short and guessable keys are found', () => {
  for (const form of ['missing', 'short', 'guessable']) {
    const flaws = find({ ...plain, flags: { 'key.form': form, 'key.name': 'APP_SECRET' } });

    assert.equal(Array.isArray(flaws) && flaws[0]?.subject, 'APP_SECRET', form);
  }
});

test('a proper key is no flaw, nor is one that stands in the environment', () => {
  assert.deepEqual(find({ ...plain, flags: { 'key.form': 'set' } }), []);
  assert.deepEqual(find(plain), []);
});
