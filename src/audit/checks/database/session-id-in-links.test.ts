import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import sessionIdInLinks from './session-id-in-links.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  sessionIdInLinks.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ SESSION_FORCE_COOKIE_USE: 'False' })), ['SESSION_FORCE_COOKIE_USE']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ SESSION_FORCE_COOKIE_USE: 'True' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
