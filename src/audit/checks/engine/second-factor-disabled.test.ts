import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import secondFactorDisabled from './second-factor-disabled.ts';

const at = { now: new Date('2026-11-23') };
const plain: ConfigView = { prefix: '', flags: {}, databases: [] };

function find(config: ConfigView | null) {
  return secondFactorDisabled.find({ config, settings: undefined }, at);
}

test('no configuration is not the same as a good one', () => {
  assert.ok(find(null) instanceof Unknown);
});

test('a disabled module, and a module that disables it, are found', () => {
  for (const flags of [
    { 'module.Magento_TwoFactorAuth': false },
    { 'module.Magento_TwoFactorAuth': true, 'second-factor.disabled-by': 'Acme_DisableTwoFactorAuth' },
  ]) {
    const flaws = find({ ...plain, flags });

    assert.ok(Array.isArray(flaws) && flaws.length === 1);
  }
});

test("an enabled module, a release without it, and somebody else's second factor are no flaw", () => {
  assert.deepEqual(find({ ...plain, flags: { 'module.Magento_TwoFactorAuth': true } }), []);
  assert.deepEqual(find(plain), []);
  assert.deepEqual(
    find({ ...plain, flags: { 'module.Magento_TwoFactorAuth': false, 'second-factor.other': 'Acme_Saml' } }),
    [],
  );
});

test('a module that disables it and is told not to is no flaw', () => {
  const config = { ...plain, flags: { 'second-factor.disabled-by': 'Acme_DisableTwoFactorAuth' } };
  const settings = { urls: [], flags: { 'twofactorauth/general/enable': '1' }, secrets: [] };

  assert.deepEqual(secondFactorDisabled.find({ config, settings }, at), []);
});
