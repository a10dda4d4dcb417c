import assert from 'node:assert/strict';
import { test } from 'node:test';
import adminPasswordNeverExpires from './admin-password-never-expires.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = adminPasswordNeverExpires.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('passwords that hold for ever are found', () => {
  for (const [name, value] of [
    ['admin/security/password_lifetime', '0'],
    ['admin/security/password_lifetime', ''],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [
    ['admin/security/password_lifetime', '90'],
    ['admin/security/password_lifetime', 'x'],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
