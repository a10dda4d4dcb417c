import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './database-grants.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

test('grants are read with rights, place and account', async () => {
  const grants = [
    'GRANT SELECT, FILE ON *.* TO `shop`@`%` WITH GRANT OPTION',
    'GRANT ALL PRIVILEGES ON `shop\\_db`.* TO `shop`@`%`',
    'GRANT SUPERUSER TO CURRENT_USER',
    "GRANT PROXY ON ''@'%' TO 'root'@'localhost'",
  ];

  const told = await probe.gather({ database: madeUp({}, { grants }) }, {}, tools);

  assert.deepEqual(told.grants, [
    { rights: ['SELECT', 'FILE', 'GRANT OPTION'], on: '*.*', account: 'shop@%' },
    { rights: ['ALL PRIVILEGES'], on: 'shop\\_db.*', account: 'shop@%' },
    { rights: ['SUPERUSER'], on: '*.*', account: 'CURRENT_USER' },
  ]);
  assert.ok('why' in (await probe.gather({ database: madeUp({}) }, {}, tools)).grants);
  assert.ok(own && inDatabase && CannotTell);
});
