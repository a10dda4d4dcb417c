import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Magento1Patch } from '../../facts/holes.ts';
import magento1PatchMissing from './magento1-patch-missing.ts';

const now = new Date('2026-11-23T00:00:00Z');
const judge = (...patches: readonly Magento1Patch[]) =>
  magento1PatchMissing.find({ magento1Patches: { fork: false, patches } }, { now });
const isIn: Magento1Patch = { name: 'SUPEE-5344', state: 'in', place: 'a.php' };

test('names missing patches once, with the files that show it', () => {
  const flaws = judge(
    isIn,
    { name: 'SUPEE-6788', state: 'missing', place: 'b.php' },
    { name: 'SUPEE-8788', state: 'missing', place: 'c.php' },
  );

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws.length, 1);
  assert.match(flaws[0].says, /2 security patches are not in: SUPEE-6788 and SUPEE-8788\./);
  assert.equal(flaws[0].evidence?.length, 2);
});

test('doubts a list that the files do not bear out', () => {
  const flaws = judge(isIn, { name: 'SUPEE-8788', state: 'named', place: 'c.php' });

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [['patches that are only named', 'high']],
  );
});

test('is quiet where all are in, and cannot tell what does not show', () => {
  assert.deepEqual(judge(isIn, { name: 'SUPEE-5994', state: 'named' }), []);
  assert.ok(judge(isIn, { name: 'SUPEE-5994', state: 'unseen' }) instanceof Unknown);
});

test('forks have the patches built in', () => {
  assert.ok(magento1PatchMissing.notApplicable?.({ magento1Patches: { fork: true, patches: [] } }, { now }));
});
