import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AdminSeen, LoginsSeen } from '../../facts/accounts.ts';
import sharedAdminAccount from './shared-admin-account.ts';

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

function log(login: string, networksAtOnce: number, agentsAtOnce: number): LoginsSeen {
  return {
    login,
    signIns: 50,
    first: '2026-01-01T00:00:00Z',
    last: '2026-11-01T00:00:00Z',
    networks: 9,
    networksAtOnce,
    agentsAtOnce,
  };
}

function judge(admins: readonly AdminSeen[], logins?: readonly LoginsSeen[]) {
  const flaws = sharedAdminAccount.find({ admins, logins }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject, severity, confidence }) => [
    subject,
    severity ?? sharedAdminAccount.severity,
    confidence,
  ]);
}

test('takes the names of posts and mailboxes for shared, in several languages, never for certain', () => {
  for (const login of [
    'admin',
    'info@shop.example',
    'Büro',
    'ventes',
    'magazyn',
    'lager2',
    'Support-1',
    'team@shop.example',
  ]) {
    const emailName = login.includes('@') ? (login.split('@')[0] ?? '') : '';

    assert.deepEqual(judge([staff(login, { emailName }), staff('anna')]), [[login, 'medium', 'tentative']], login);
  }
});

test("a single person's account called admin is only easy to guess", () => {
  assert.deepEqual(judge([staff('admin', { emailName: 'anna.meyer' }), staff('ben')]), [['admin', 'low', 'tentative']]);
  assert.deepEqual(judge([staff('admin')]), [['admin', 'low', 'tentative']]);
});

test('many networks and browsers within half a day speak for several people', () => {
  assert.deepEqual(judge([staff('anna')], [log('Anna', 5, 4)]), [['anna', 'high', 'firm']]);
});

test('is quiet about people, whatever their mailbox, at home, in the office and on the way', () => {
  assert.deepEqual(
    judge(
      [staff('anna', { emailName: 'info' }), staff('ben.adminski'), staff('itziar')],
      [log('anna', 3, 3), log('ben.adminski', 9, 1)],
    ),
    [],
  );
});

test('is quiet about accounts that are switched off', () => {
  assert.deepEqual(judge([staff('admin', { active: false }), staff('anna')]), []);
});
