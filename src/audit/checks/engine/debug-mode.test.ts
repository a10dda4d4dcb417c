import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import debugMode from './debug-mode.ts';

const at = { now: new Date('2026-11-23') };
const plain: ConfigView = { prefix: '', flags: {}, databases: [] };

function find(config: ConfigView | null) {
  return debugMode.find({ config, recognised: undefined }, at);
}

test('no configuration is not the same as a good one', () => {
  assert.ok(find(null) instanceof Unknown);
});

test('debugging for everybody is found, in whatever engine', () => {
  const flaws = find({ ...plain, debug: true });

  assert.equal(Array.isArray(flaws) && flaws[0]?.subject, 'debug mode');
});

test("Magento's default mode is found, and weighs less", () => {
  const flaws = find({ ...plain, debug: false, flags: { mode: 'default' } });

  assert.equal(Array.isArray(flaws) && flaws[0]?.severity, 'medium');
});

test('production mode is no flaw, and no mode at all is not known', () => {
  assert.deepEqual(find({ ...plain, debug: false, flags: { mode: 'production' } }), []);
  assert.deepEqual(find({ ...plain, debug: false }), []);
  assert.ok(find(plain) instanceof Unknown);
});
