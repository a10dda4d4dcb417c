import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import hostileModification from './hostile-modification.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  hostileModification.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ 'modification.menu': 'on eval,base64_decode' })), ['modification.menu']);
  assert.deepEqual(subjects(judge({ 'modification.old': 'off shell' })), ['modification.old']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(
    subjects(judge({ 'modification.pay': 'on download', 'modification.images': 'on base64_decode' })),
    [],
  );
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
