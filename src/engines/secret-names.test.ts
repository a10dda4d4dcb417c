import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { holdsSecret } from './secret-names.ts';

const made = ['made', 'up', 'value', '1a2b3c'].join('-');

test('settings of payment and mail services that hold a secret are told by their names', () => {
  for (const name of [
    'secret_key',
    'test_secret_key',
    'api_password',
    'payment_stripe_live_secret',
    'PAYPAL_CLIENT_SECRET',
    'webhook_secret',
    'MODULE_PAYMENT_AUTHORIZENET_TXNKEY',
    'api_signature',
    'private_key',
    'config_mail_smtp_password',
  ]) {
    assert.ok(holdsSecret(name, made), name);
  }
});

test('public keys, switches, labels and empty values are no secrets', () => {
  for (const name of [
    'publishable_key',
    'public_key',
    'title',
    'tokenization',
    'config_user_password_length',
    'reset_password_url',
    'client_id',
    'enabled',
  ]) {
    assert.ok(!holdsSecret(name, made), name);
  }
  for (const value of ['', 'YourPasswordHere', 'yes', 'no', '0', '****', 'live', '   '])
    assert.ok(!holdsSecret('secret_key', value), value);
});
