import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isoDate, isSecretPath, readPayments, readSettings } from './core-config.ts';

const row = (path: string, value: string, scope = 'default', id = 0) => ({ scope, scope_id: id, path, value });

test('paths that hold secrets are told from those that only speak of them', () => {
  for (const path of [
    'payment/x/api_password',
    'smtp/configuration/password',
    'payment/x/secret_key',
    'payment/x/trans_key',
    'a/b/client_secret',
    'x/y/access_token',
  ]) {
    assert.ok(isSecretPath(path), path);
  }
  for (const path of [
    'admin/security/password_lifetime',
    'customer/password/minimum_password_length',
    'payment/x/public_key',
    'payment/x/publishable_key',
    'payment/x/merchant_id',
    'recaptcha/public/site_key',
    'payment/x/title',
    'catalog/keywords',
  ]) {
    assert.ok(!isSecretPath(path), path);
  }
});

test('settings become addresses, flags by scope, and secrets by kind', () => {
  const reading = readSettings({
    settings: [row('web/secure/base_url', 'https://a.example/'), row('dev/debug/profiler', '1', 'stores', 2)],
    gateways: [
      row('payment/x/secret_key', 'abcdefgh'),
      row('payment/x/active', '1'),
      row('payment/x/api_key', '******'),
    ],
    passwords: [row('system/smtp/password', 'hunter22')],
  });

  assert.deepEqual(reading.urls, [{ name: 'web/secure/base_url', value: 'https://a.example/' }]);
  assert.deepEqual(reading.flags, { 'dev/debug/profiler@stores/2': '1' });
  assert.deepEqual(
    reading.secrets.map(({ name, kind }) => [name, kind]),
    [
      ['payment/x/secret_key', 'gateway'],
      ['system/smtp/password', 'other'],
    ],
  );
});

test('a method is on if it is on in any scope, and its title and mode are read', () => {
  const rows = [
    row('payment/paypal_standard/active', '0'),
    row('payment/paypal_standard/active', '1', 'stores', 3),
    row('payment/paypal_standard/sandbox_flag', '1'),
    row('payment/own/title', 'No active row'),
    row('paymentx/own/active', '1'),
    row('payment/cashondelivery/active', '0'),
  ];

  const methods = readPayments(rows, { on: ['checkmo'], saving: ['ccsave'] });

  assert.deepEqual(
    methods.map(({ code, enabled, testMode }) => [code, enabled, testMode]),
    [
      ['paypal_standard', true, true],
      ['cashondelivery', false, undefined],
      ['checkmo', true, undefined],
    ],
  );
});

test('dates of installers are read', () => {
  assert.equal(isoDate('Tue, 12 Mar 2019 10:00:00 +0000'), '2019-03-12T10:00:00.000Z');
  assert.equal(isoDate('yesterday'), undefined);
  assert.equal(isoDate(undefined), undefined);
});
