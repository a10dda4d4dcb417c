import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import knowledgeAge from './knowledge-age.ts';

test('tells the day of each part', async () => {
  const told = await knowledgeAge.gather({ knowledge: await openKnowledge() }, {}, undefined as never);

  assert.ok(!(told.knowledgeAge instanceof Unknown));
  assert.match(told.knowledgeAge.parts['advisories'] ?? '', /^\d{4}-\d\d-\d\d$/);
});

test('is unknown where the knowledge is older than that note', async () => {
  const knowledge = { date: '2026-01-01', part: async () => ({ date: '2026-01-01' }), lines: async () => undefined };

  assert.ok((await knowledgeAge.gather({ knowledge }, {}, undefined as never)).knowledgeAge instanceof Unknown);
});
