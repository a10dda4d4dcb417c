import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { AdminSeen } from '../../facts/accounts.ts';
import type { ExtensionSeen } from '../../facts/engine.ts';
import secondFactorMissing from './second-factor-missing.ts';

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

function extension(name: string, enabled = true): ExtensionSeen {
  return { name, enabled, kind: 'plugin', place: `plugins/${name}`, ecosystem: 'wordpress-plugin' };
}

function judge(admins: readonly AdminSeen[], extensions?: readonly ExtensionSeen[]) {
  return secondFactorMissing.find({ admins, extensions }, at);
}

test('speaks of each active account without a second factor, where the engine keeps that', () => {
  const flaws = judge([
    staff('anna', { secondFactor: 'off', full: true }),
    staff('ben', { secondFactor: 'off' }),
    staff('cleo', { secondFactor: 'on' }),
    staff('gone', { secondFactor: 'off', active: false }),
  ]);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [
      ['anna', 'high'],
      ['ben', 'medium'],
    ],
  );
});

test('is quiet where everybody has one', () => {
  assert.deepEqual(judge([staff('anna', { secondFactor: 'on' })], []), []);
});

test('supposes none where neither engine nor extensions know of one', () => {
  for (const names of [[], ['photos'], ['desktop-potpourri', 'shipmfactory'], ['contact-form-7']]) {
    const flaws = judge(
      [staff('anna')],
      names.map((name) => extension(name)),
    );

    assert.ok(Array.isArray(flaws));
    assert.deepEqual(
      flaws.map(({ confidence }) => confidence),
      ['tentative'],
    );
  }
});

test('cannot tell where an extension may ask for one, or extensions are not known', () => {
  for (const name of [
    'two-factor',
    'wordfence',
    'ets_2fa',
    'Magento_TwoFactorAuth',
    'wp-2fa',
    'Amasty_Mfa',
    'totp-login',
    'miniorange-saml',
  ]) {
    assert.ok(judge([staff('anna')], [extension(name)]) instanceof Unknown, name);
  }
  assert.ok(judge([staff('anna')]) instanceof Unknown);
  assert.ok(Array.isArray(judge([staff('anna')], [extension('two-factor', false)])));
});
