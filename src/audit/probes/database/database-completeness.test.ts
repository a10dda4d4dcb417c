import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './database-completeness.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

const recognised = {
  id: 'woocommerce',
  name: 'WooCommerce',
  kind: 'self-hosted' as const,
  certainty: 'certain' as const,
  editionName: 'WooCommerce',
  versions: [],
  from: ['files' as const],
};

test('tables that every store of the engine has are missed', async () => {
  const database = madeUp({ wp_options: [{ option_id: 1 }] }, { left: ['It breaks off.'] });

  const { completeness } = await probe.gather({ database, own }, { recognised }, tools);

  assert.ok('missing' in completeness);
  assert.ok(completeness.missing.includes('posts'));
  assert.ok(!completeness.missing.includes('options'));
  assert.deepEqual(completeness.unread, ['It breaks off.']);
});

test('an unknown engine needs nothing that is known', async () => {
  await assert.rejects(probe.gather({ database: madeUp({}), own }, { recognised: null }, tools), CannotTell);
  assert.ok(inDatabase);
});
