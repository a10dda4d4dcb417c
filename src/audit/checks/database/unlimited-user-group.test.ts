import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import unlimitedUserGroup from './unlimited-user-group.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  unlimitedUserGroup.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ 'groups.full': 'Administrator\nPacking' })), ['user_group']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ 'groups.full': 'Administrator' })), []);
  assert.deepEqual(subjects(judge({ 'groups.full': '' })), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
