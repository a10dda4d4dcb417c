import assert from 'node:assert/strict';
import { test } from 'node:test';
import adminAccountSharing from './admin-account-sharing.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = adminAccountSharing.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('sharing that somebody allowed is found', () => {
  for (const [name, value] of [['admin/security/admin_account_sharing', '1']] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [['admin/security/admin_account_sharing', '0']] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
