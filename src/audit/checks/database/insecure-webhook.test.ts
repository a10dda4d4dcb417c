import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import insecureWebhook from './insecure-webhook.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  insecureWebhook.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ 'webhook.3': 'active http://hooks.example' })), ['webhook.3']);
  assert.deepEqual(subjects(judge({ 'webhook.4': 'active https://192.168.1.9:8443' })), ['webhook.4']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(
    subjects(judge({ 'webhook.3': 'active https://hooks.example', 'webhook.5': 'disabled http://old.example' })),
    [],
  );
  assert.deepEqual(subjects(judge({ home: 'active http://x' })), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
