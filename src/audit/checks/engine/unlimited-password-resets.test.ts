import assert from 'node:assert/strict';
import { test } from 'node:test';
import unlimitedPasswordResets from './unlimited-password-resets.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = unlimitedPasswordResets.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('resets without a limit are found', () => {
  for (const [name, value] of [
    ['admin/security/max_number_password_reset_requests', '0'],
    ['admin/security/password_reset_protection_type', '0'],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [
    ['admin/security/max_number_password_reset_requests', '5'],
    ['admin/security/password_reset_protection_type', '1'],
    ['admin/security/password_reset_protection_type', '3'],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
