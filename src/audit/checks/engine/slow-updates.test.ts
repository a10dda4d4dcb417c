import assert from 'node:assert/strict';
import { test } from 'node:test';
import { affected, now } from '../../../../test/samples/affected.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Affected, Compared } from '../../facts/holes.ts';
import slowUpdates from './slow-updates.ts';

const compared = (looked: number, all: readonly Affected[]): Compared => ({ looked, affected: all, unread: [] });
const judge = (engine: readonly Affected[], extensions: readonly Affected[], looked = 9) =>
  slowUpdates.find(
    { engineHoles: compared(1, engine), extensionHoles: compared(looked, extensions), phpHoles: undefined },
    { now },
  );
const since = (name: string, published: string): Affected => affected(name, [{ published, fix: '2.0' }]);

test('tells the habit, and what a shop without a developer can do', () => {
  const flaws = judge([], [since('A', '2025-11-23'), since('B', '2026-05-23'), since('C', '2026-10-01')]);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws.length, 1);
  assert.equal(
    flaws[0].says,
    'Of 10 components that could be compared, 3 wait for a security update; half of them have waited for 6 months or longer: A (12 months), B (6 months) and C (53 days).',
  );
  assert.equal(flaws[0].severity, 'medium');
  assert.match(slowUpdates.steps?.join(' ') ?? '', /hosted shop/);
});

test('one engine that was forgotten is enough', () => {
  assert.equal((judge([since('WordPress', '2026-01-01')], []) as readonly unknown[]).length, 1);
});

test('is quiet where updates come in time, and where too little is seen for a habit', () => {
  assert.deepEqual(judge([], [since('A', '2026-11-10'), since('B', '2026-11-12'), since('C', '2026-11-20')]), []);
  assert.deepEqual(judge([], [since('A', '2025-01-01')]), []);
  assert.deepEqual(judge([], []), []);
});

test('cannot tell where nothing was compared', () => {
  assert.ok(
    slowUpdates.find({ engineHoles: undefined, extensionHoles: undefined, phpHoles: undefined }, { now }) instanceof
      Unknown,
  );
});
