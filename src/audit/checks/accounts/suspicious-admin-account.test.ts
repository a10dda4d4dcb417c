import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AdminSeen, PasswordSeen } from '../../facts/accounts.ts';
import type { Recognised } from '../../facts/engine.ts';
import suspiciousAdminAccount from './suspicious-admin-account.ts';

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

const engine = (id: string): Recognised => ({
  id,
  name: id,
  kind: 'self-hosted',
  certainty: 'certain',
  editionName: id,
  versions: [],
  from: ['database'],
});

function kept(login: string, form: string, fast: boolean): PasswordSeen {
  return { id: login, login, full: true, form, fast, result: 'not-guessed', tried: 1 };
}

function judge(admins: readonly AdminSeen[], passwords?: readonly PasswordSeen[], id = 'magento2') {
  const flaws = suspiciousAdminAccount.find({ admins, passwords, recognised: engine(id) }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject, confidence }) => [subject, confidence]);
}

test('speaks of names that hide something or that attacks are known to use', () => {
  for (const login of ['admin\u200b', '\u0430dmin', ' ', 'vpwq', 'defaultmanager', 'ad\u202emin', 'anna\u00a0']) {
    assert.deepEqual(judge([staff(login), staff('anna')]), [[login, 'firm']], JSON.stringify(login));
  }
});

test('speaks of throw-away mail addresses', () => {
  for (const emailDomain of ['mailinator.com', 'eu.yopmail.com', 'Guerrillamail.info']) {
    assert.deepEqual(judge([staff('anna', { emailDomain })]), [['anna', 'tentative']]);
  }
});

test('speaks of a fast hash among slow ones', () => {
  const staffs = [staff('anna'), staff('ben'), staff('eve')];

  const found = judge(staffs, [
    kept('anna', 'bcrypt', false),
    kept('ben', 'argon2id', false),
    kept('eve', 'md5', true),
  ]);

  assert.deepEqual(found, [['eve', 'tentative']]);
});

test('speaks of a number far from all others, where numbers are those of staff alone', () => {
  const staffs = [staff('anna', { id: '1' }), staff('ben', { id: '2' }), staff('eve', { id: '9999' })];

  assert.deepEqual(judge(staffs), [['eve', 'tentative']]);
  assert.deepEqual(judge(staffs, undefined, 'woocommerce'), []);
});

test('two signs weigh more than one', () => {
  const staffs = [
    staff('anna', { id: '1' }),
    staff('ben', { id: '2' }),
    staff('eve', { id: '9999', emailDomain: 'mailinator.com' }),
  ];

  assert.deepEqual(judge(staffs), [['eve', 'firm']]);
});

test('is quiet about people of all countries and about stores that are old throughout', () => {
  const names = ['anna', 'Björn Müller', 'józef', 'Анна', 'Μαρία', '王芳', 'o.connor@shop.example', 'admin'];

  assert.deepEqual(judge(names.map((name, index) => staff(name, { id: String(index * 40 + 1) }))), []);
  assert.deepEqual(
    judge([staff('anna'), staff('ben')], [kept('anna', 'md5-salted', true), kept('ben', 'md5-salted', true)]),
    [],
  );
  assert.deepEqual(judge([staff('anna')], [kept('anna', 'md5', true)]), []);
});
