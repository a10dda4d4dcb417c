import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import adminSafeguardsOff from './admin-safeguards-off.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  adminSafeguardsOff.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED: '0', PADSS_PWD_EXPIRY_ENFORCED: '0' })), [
    'PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED',
    'PADSS_PWD_EXPIRY_ENFORCED',
  ]);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED: '1', PADSS_PWD_EXPIRY_ENFORCED: '1' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
