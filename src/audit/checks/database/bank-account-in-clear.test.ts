import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmless } from '../../../detectors/mask.ts';
import type { DataColumn } from '../../../core/data-map.ts';
import check from './bank-account-in-clear.ts';

const at = { now: new Date('2026-11-23') };
const iban: DataColumn = {
  table: 'sepa',
  column: 'iban',
  kind: 'bank',
  holds: 'iban',
  filled: 40,
  rows: 40,
  tests: 0,
  confidence: 'certain',
  estimated: false,
  samples: [harmless('****1234'), harmless('****5678')],
};

function found(...columns: readonly DataColumn[]) {
  return check.find({ dataMap: { tables: 1, rows: 40, columns } }, at);
}

test('accounts of many customers are told with column, count and a masked sample', () => {
  const flaws = found(iban);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.subject, 'sepa.iban');
  assert.match(flaws[0]?.says ?? '', /40 rows/);
  assert.deepEqual(flaws[0]?.evidence, [
    { kind: 'rows', table: 'sepa', column: 'iban', count: 40, sample: '****1234' },
  ]);
});

test("the shop's own account, a few rows and other kinds of data are left alone", () => {
  const own = { ...iban, table: 'orders', column: 'comment', rows: 9000, samples: iban.samples.slice(0, 1) };

  assert.deepEqual(found(own, { ...iban, rows: 4 }, { ...iban, kind: 'personal' }, { ...iban, tests: 40 }), []);
});
