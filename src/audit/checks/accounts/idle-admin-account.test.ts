import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { AdminSeen, LoginsSeen } from '../../facts/accounts.ts';
import idleAdminAccount from './idle-admin-account.ts';

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

const recent = '2026-11-01T08:00:00Z';
const old = '2026-05-01T08:00:00Z';

function subjects(admins: readonly AdminSeen[], logins?: readonly LoginsSeen[]) {
  const flaws = idleAdminAccount.find({ admins, logins }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject, confidence }) => [subject, confidence]);
}

test('speaks of accounts unused for more than 90 days, and of old ones never used', () => {
  const found = subjects([
    staff('anna', { lastLogin: recent }),
    staff('ben', { lastLogin: old }),
    staff('cleo', { created: old }),
    staff('edge', { lastLogin: '2026-08-25T00:00:00Z' }),
  ]);

  assert.deepEqual(found, [
    ['ben', 'firm'],
    ['cleo', 'tentative'],
  ]);
});

test('is quiet about new accounts, switched-off ones, and dates that make no sense', () => {
  const found = subjects([
    staff('anna', { lastLogin: recent }),
    staff('new', { created: recent }),
    staff('off', { lastLogin: old, active: false }),
    staff('zero', { lastLogin: '0000-00-00' }),
    staff('ahead', { lastLogin: '2030-01-01T00:00:00Z' }),
  ]);

  assert.deepEqual(found, []);
});

test('believes the log of sign-ins where it is newer', () => {
  const counts = { signIns: 3, first: old, networks: 1, networksAtOnce: 1, agentsAtOnce: 1 };

  assert.deepEqual(subjects([staff('anna', { lastLogin: old })], [{ login: 'ANNA', last: recent, ...counts }]), []);
});

test('cannot tell where the store keeps no sign-ins', () => {
  assert.ok(
    idleAdminAccount.find({ admins: [staff('anna', { created: old })], logins: undefined }, at) instanceof Unknown,
  );
});
