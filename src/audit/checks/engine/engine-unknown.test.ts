import assert from 'node:assert/strict';
import { test } from 'node:test';
import engineUnknown from './engine-unknown.ts';

const at = { now: new Date('2026-11-23') };

test('a store of no known engine is told, as information', () => {
  const flaws = engineUnknown.find({ recognised: null }, at);

  assert.ok(Array.isArray(flaws) && flaws.length === 1);
  assert.equal(engineUnknown.severity, 'info');
});

test('a known engine is no flaw', () => {
  const recognised = {
    id: 'x',
    name: 'X',
    kind: 'hosted',
    certainty: 'certain',
    editionName: 'X',
    versions: [],
    from: ['web'],
  } as const;

  assert.deepEqual(engineUnknown.find({ recognised }, at), []);
});
