import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataColumn } from '../../../core/data-map.ts';
import check from './card-expiry-stored.ts';

const at = { now: new Date('2026-11-23') };
const number: DataColumn = {
  table: 'payment',
  column: 'cc_number',
  kind: 'card',
  holds: 'card-number',
  filled: 90,
  rows: 81,
  tests: 0,
  confidence: 'certain',
  estimated: false,
  samples: [],
};
const expiry: DataColumn = { ...number, column: 'cc_exp', holds: 'card-expiry', confidence: 'firm' };

function found(...columns: readonly DataColumn[]) {
  return check.find({ dataMap: { tables: 2, rows: 900, columns } }, at);
}

test('an expiry date in the table of whole numbers is told, with the column of the numbers', () => {
  const flaws = found(number, expiry);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.subject, 'payment.cc_exp');
  assert.match(flaws[0]?.says ?? '', /81 rows; whole card numbers in `cc_number`/);
});

test('a date alone, beside test numbers, or in another table is left alone', () => {
  assert.deepEqual(found(expiry), []);
  assert.deepEqual(found(expiry, { ...number, tests: 81 }), []);
  assert.deepEqual(found(expiry, { ...number, table: 'other' }), []);
  assert.deepEqual(found({ ...expiry, confidence: 'tentative' }, number), []);
});
