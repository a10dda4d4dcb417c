import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import textCleaningOff from './text-cleaning-off.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  textCleaningOff.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ PS_USE_HTMLPURIFIER: '0' })), ['PS_USE_HTMLPURIFIER']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ PS_USE_HTMLPURIFIER: '1' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
