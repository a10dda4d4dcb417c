import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import errorsShownToVisitors from './errors-shown-to-visitors.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  errorsShownToVisitors.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ config_error_display: '1' })), ['config_error_display']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ config_error_display: '0' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
