import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './database-settings.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

test('addresses are told without logins, and no secret is told', async () => {
  const secret = ['sk', 'live', 'abcdefghijklmnop'].join('_');
  const rows = [
    { option_id: 1, option_name: 'siteurl', option_value: 'http://a:b@shop.example', autoload: 'yes' },
    { option_id: 2, option_name: 'home', option_value: 'https://shop.example', autoload: 'yes' },
    {
      option_id: 3,
      option_name: 'woocommerce_stripe_settings',
      option_value: `a:1:{s:10:"secret_key";s:${secret.length}:"${secret}";}`,
      autoload: 'yes',
    },
  ];

  const { settings } = await probe.gather({ database: madeUp({ wp_options: rows }), own }, { inDatabase }, tools);

  assert.ok('urls' in settings);
  assert.equal(settings.urls[0]?.value, 'http://shop.example');
  assert.equal(settings.secrets[0]?.form, 'clear');
  assert.ok(!JSON.stringify(settings).includes(secret.slice(8)));
});

test('without a known engine nothing can be told', async () => {
  await assert.rejects(probe.gather({ database: madeUp({}), own }, { inDatabase: null }, tools), CannotTell);
});
