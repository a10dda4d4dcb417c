import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import knowledgeStale from './knowledge-stale.ts';

for (const [day, now, expected] of [
  ['2026-10-24', '2026-11-23', []],
  ['2026-10-23', '2026-11-23', ['info']],
  ['2026-05-01', '2026-11-23', ['low']],
  ['2026-12-24', '2026-11-23', []],
] as const) {
  test(`knowledge of ${day} on ${now}: ${expected[0] ?? 'quiet'}`, () => {
    const flaws = knowledgeStale.find({ knowledgeAge: { parts: { advisories: day } } }, { now: new Date(now) });

    assert.ok(!(flaws instanceof Unknown));
    assert.deepEqual(
      flaws.map(({ severity }) => severity),
      expected,
    );
  });
}

test('old parts are one finding that names each of them, and fresh ones are left out', () => {
  const parts = { advisories: '2026-08-22', exploited: '2026-08-20', releases: '2026-11-20', endOfLife: '2026-08-19' };
  const flaws = knowledgeStale.find({ knowledgeAge: { parts } }, { now: new Date('2026-11-23') });

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ says }) => says),
    [
      'The newest of what is known here is older than 30 days: ends of support 96 days (2026-08-19), holes used in attacks 95 days (2026-08-20) and known holes 93 days (2026-08-22).',
    ],
  );
});
