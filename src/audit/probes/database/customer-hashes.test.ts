import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './customer-hashes.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

test('forms are counted, and no hash is told', async () => {
  const hashes = [
    '5f4dcc3b5aa765d61d8327deb882cf99',
    `$2y$10$${'a'.repeat(53)}`,
    `$2y$10$${'b'.repeat(53)}`,
    'hunter2',
    '',
    '!',
  ];
  const rows = hashes.map((user_pass, index) => ({
    ID: index,
    user_login: `u${index}`,
    user_pass,
    user_registered: '2024-01-01 00:00:00',
  }));

  const { customerHashes } = await probe.gather({ database: madeUp({ wp_users: rows }), own }, { inDatabase }, tools);

  assert.ok('forms' in customerHashes);
  const counts = Object.fromEntries(customerHashes.forms.map(({ form, count }) => [form, count]));
  assert.equal(counts['clear'], 1);
  assert.equal(counts['none'], 1);
  assert.equal(customerHashes.looked, 5);
  assert.ok(!JSON.stringify(customerHashes).includes('hunter2'));
});

test('a missing table tells nothing', async () => {
  await assert.rejects(probe.gather({ database: madeUp({}), own }, { inDatabase }, tools), CannotTell);
});
