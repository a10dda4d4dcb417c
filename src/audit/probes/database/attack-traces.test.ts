import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './attack-traces.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

const address = {
  id: 1,
  first_name: 'Ida',
  last_name: 'Berg',
  address_1: 'Road 1',
  address_2: '',
  city: 'Town',
  postcode: '1',
  email: 'a@b.example',
  phone: '1',
};

test('attacks in what visitors typed are counted by column', async () => {
  const attack = `{{var this.getTemp${['late', 'Filter'].join('')}()}}`;
  const database = madeUp({
    wp_wc_order_addresses: [
      address,
      { ...address, id: 2, first_name: attack },
      { ...address, id: 3, first_name: attack },
    ],
  });

  const { attackTraces } = await probe.gather({ database, own }, { inDatabase }, tools);

  assert.ok('traces' in attackTraces);
  assert.deepEqual(
    attackTraces.traces.map(({ kind, column, rows, row }) => [kind, column, rows, row]),
    [['template', 'first_name', 2, '2']],
  );
});

test('without such tables nothing can be told', async () => {
  await assert.rejects(probe.gather({ database: madeUp({}), own }, { inDatabase }, tools), CannotTell);
});
