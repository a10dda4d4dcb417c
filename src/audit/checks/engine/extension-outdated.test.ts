import assert from 'node:assert/strict';
import { test } from 'node:test';
import { affected, now } from '../../../../test/samples/affected.ts';
import type { Affected } from '../../facts/holes.ts';
import extensionOutdated from './extension-outdated.ts';

const judge = (...all: readonly Affected[]) =>
  extensionOutdated.find({ extensionHoles: { looked: 9, affected: all, unread: [] } }, { now });

test('says how many security releases were missed, and for how long the shop has been open', () => {
  const flaws = judge(
    affected('Slider', [
      { published: '2026-03-23', fix: '1.2' },
      { published: '2026-08-01', fix: '1.3' },
    ]),
  );

  assert.ok(Array.isArray(flaws));
  assert.equal(
    flaws[0].says,
    'Slider 1.0 is at least 2 releases that close known holes behind. It has been open for 8 months, since 2026-03-23.',
  );
  assert.equal(flaws[0].severity, 'medium');
});

test('is milder in the first month', () => {
  const flaws = judge(affected('Slider', [{ published: '2026-11-10', fix: '1.2' }]));

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0].severity, 'low');
});

test('is quiet where there is no update to put in', () => {
  assert.deepEqual(judge(affected('Slider', [{ published: '2026-03-23' }])), []);
  assert.deepEqual(judge(), []);
});
