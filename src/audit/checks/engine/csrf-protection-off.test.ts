import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import csrfProtectionOff from './csrf-protection-off.ts';

const at = { now: new Date('2026-11-23') };
const plain: ConfigView = { prefix: '', flags: {}, databases: [] };

function find(config: ConfigView | null) {
  return csrfProtectionOff.find({ config }, at);
}

test('no configuration is not the same as a good one', () => {
  assert.ok(find(null) instanceof Unknown);
});

test('each area without protection is found', () => {
  const flaws = find({ ...plain, flags: { 'csrf.backend': false, 'csrf.frontend': false } });

  assert.ok(Array.isArray(flaws) && flaws.length === 2);
});

test("the engine's own value and a value of yes are no flaw", () => {
  assert.deepEqual(find({ ...plain, flags: { 'csrf.backend': true } }), []);
  assert.deepEqual(find(plain), []);
});
