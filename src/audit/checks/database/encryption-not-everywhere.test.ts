import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import encryptionNotEverywhere from './encryption-not-everywhere.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  encryptionNotEverywhere.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ PS_SSL_ENABLED: '0' })), ['PS_SSL_ENABLED']);
  assert.deepEqual(subjects(judge({ PS_SSL_ENABLED: '1', PS_SSL_ENABLED_EVERYWHERE: '0' })), [
    'PS_SSL_ENABLED_EVERYWHERE',
  ]);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ PS_SSL_ENABLED: '1', PS_SSL_ENABLED_EVERYWHERE: '1' })), []);
  assert.deepEqual(subjects(judge({ PS_SSL_ENABLED: '1' })), []);
});

test('cannot tell where nothing says so', () => {
  assert.ok(judge({}) instanceof Unknown);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
