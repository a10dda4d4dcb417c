import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Integration } from '../../../core/report.ts';
import { combine, questionnaires } from './combine.ts';

const cases: readonly (readonly [readonly Integration[], Integration, string])[] = [
  [['offline'], 'offline', 'none'],
  [['offline', 'redirect'], 'redirect', 'SAQ A'],
  [['redirect', 'iframe', 'offline'], 'iframe', 'SAQ A'],
  [['iframe', 'direct-post'], 'direct-post', 'SAQ A-EP'],
  [['own-form', 'redirect'], 'own-form', 'SAQ D'],
  [['own-form', 'unknown'], 'own-form', 'SAQ D'],
  [['redirect', 'unknown'], 'unknown', 'unknown'],
  [['unknown'], 'unknown', 'unknown'],
  [[], 'unknown', 'unknown'],
];

for (const [integrations, integration, questionnaire] of cases) {
  test(`${integrations.join(', ') || 'nothing'} together make ${integration}`, () => {
    const found = combine(integrations.map((one) => ({ integrations: [one], because: [one] })));

    assert.equal(found.integration, integration);
    assert.equal(questionnaires[found.integration].questionnaire, questionnaire);
    assert.ok(integrations.every((one) => found.because.includes(one)));
  });
}

test('what is known so far is told where the rest is not', () => {
  const { because } = combine([{ integrations: ['iframe', 'unknown'], because: [] }, undefined]);

  assert.match(because.join(), /at the least/);
});
