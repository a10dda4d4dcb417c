import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AdminSeen } from '../../facts/accounts.ts';
import tooManyAdmins from './too-many-admins.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function staff(login: string, more: Partial<AdminSeen> = {}): AdminSeen {
  return {
    id: login,
    login,
    emailName: login,
    emailDomain: 'shop.example',
    active: true,
    full: false,
    roles: [],
    ...more,
  };
}

function judge(full: number, others: number) {
  const admins = [
    ...Array.from({ length: full }, (_, index) => staff(`full${index}`, { full: true })),
    ...Array.from({ length: others }, (_, index) => staff(`other${index}`)),
    staff('gone', { full: true, active: false }),
  ];
  const flaws = tooManyAdmins.find({ admins }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ severity }) => severity);
}

test('speaks where more than two, and more than three in ten or five in all, may do everything', () => {
  assert.deepEqual(judge(3, 0), ['low']);
  assert.deepEqual(judge(4, 4), ['medium']);
  assert.deepEqual(judge(6, 100), ['medium']);
});

test('is quiet about one or two, and about a few among many', () => {
  assert.deepEqual(judge(1, 0), []);
  assert.deepEqual(judge(2, 0), []);
  assert.deepEqual(judge(3, 7), []);
});
