import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { isSealed } from './sealed.ts';

test('ciphertext and hashes are told from secrets in clear', () => {
  const bytes = Buffer.from('8f3a1bc2d4e5f60718293a4b5c6d7e8f', 'hex').toString('base64');
  assert.ok(isSealed(`0:3:${randomBytes(40).toString('base64')}`, 'magento2'));
  assert.ok(isSealed(`$2y$10$${'a'.repeat(53)}`, 'woocommerce'));
  assert.ok(isSealed(Buffer.from('8f3a1bc2d4e5f607', 'hex').toString('base64'), 'openmage'));
  assert.ok(isSealed(bytes, 'openmage'));
  assert.ok(!isSealed(bytes, 'woocommerce'));
  for (const value of [['sk', 'live', 'x'.repeat(24)].join('_'), 'a'.repeat(32), 'hunter2hunter2', '0123456789abcdef'])
    assert.ok(!isSealed(value, 'openmage'), value);
});
