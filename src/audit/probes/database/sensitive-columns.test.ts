import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUp } from '../../../../test/databases/made-up.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tools } from '../../../core/tools.ts';
import probe from './sensitive-columns.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const own = { config: undefined, prefix: 'wp_' };
const inDatabase = { id: 'woocommerce', certainty: 'certain' as const, versions: [] };

test('card numbers are counted and shown masked', async () => {
  const number = ['4539', '1488', '0343', '6467'].join(' ');
  const rows = [
    { meta_id: 1, meta_value: `card ${number}` },
    { meta_id: 2, meta_value: 'order 4539148803436467' },
    { meta_id: 3, meta_value: null },
  ];

  const { cardColumns } = await probe.gather({ database: madeUp({ wp_postmeta: rows }), own }, { inDatabase }, tools);

  assert.ok(Array.isArray(cardColumns));
  assert.deepEqual(cardColumns, [
    {
      table: 'wp_postmeta',
      column: 'meta_value',
      holds: 'card',
      rows: 2,
      found: 1,
      test: 0,
      confidence: 'certain',
      sample: '453914******6467',
    },
  ]);
});

test('a database without tables tells nothing', async () => {
  await assert.rejects(probe.gather({ database: madeUp({}), own }, { inDatabase }, tools), CannotTell);
});

test('every text column of every table is looked through, and the map says how old it is', async () => {
  const rows = Array.from({ length: 12 }, (_, index) => ({
    id: index,
    created_at: `20${10 + index}-01-02 03:04:05`,
    note:
      index % 2 === 0
        ? 'nothing'
        : `IBAN ${index === 1 ? 'DE89 3704 0044 0532 0130 00' : 'GB82 WEST 1234 5698 7654 32'}`,
  }));

  const { cardColumns, dataMap } = await probe.gather(
    { database: madeUp({ some_module: rows }), own },
    { inDatabase: undefined },
    tools,
  );

  assert.deepEqual(cardColumns, []);
  assert.ok('columns' in dataMap);
  const [column] = dataMap.columns;
  assert.equal(`${column?.table}.${column?.column} ${column?.holds}`, 'some_module.note iban');
  assert.equal(column?.rows, 6);
  assert.equal(column?.oldest, '2011-01-02');
  assert.equal(column?.newest, '2021-01-02');
});
