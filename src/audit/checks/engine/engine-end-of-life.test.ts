import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Life } from '../../facts/world.ts';
import engineEndOfLife from './engine-end-of-life.ts';

const now = new Date('2026-11-23T00:00:00Z');
const life: Life = { name: 'Zen Cart', version: '2.2.2', place: 'includes/version.php', line: '2.2', end: false };
function severities(one: Partial<Life>) {
  const flaws = engineEndOfLife.find({ engineLife: [{ ...life, ...one }], recognised: undefined }, { now });
  assert.ok(Array.isArray(flaws));
  return flaws.map((flaw) => flaw.severity ?? engineEndOfLife.severity);
}

for (const [what, one, expected] of [
  ['a line that is cared for', {}, []],
  ['a line of which nothing is known', { end: null }, []],
  ['a line that ended at an unknown date', { end: true }, ['high']],
  ['a line that ended', { end: '2020-06-30' }, ['high']],
  ['a line that ended and still gets fixes', { end: '2026-05-20', latestDate: '2026-08-12' }, ['low']],
  ['a line that ends soon', { end: '2027-01-31' }, ['low']],
  ['a line that ends in years', { end: '2029-01-31' }, []],
] as const) {
  test(`${what} gets ${expected[0] ?? 'no finding'}`, () => {
    assert.deepEqual(severities(one), expected);
  });
}
