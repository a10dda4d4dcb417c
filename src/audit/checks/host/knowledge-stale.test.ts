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
