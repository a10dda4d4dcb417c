import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataColumn } from '../../../core/data-map.ts';
import check from './personal-data-kept-long.ts';

const at = { now: new Date('2026-11-23') };
const email: DataColumn = {
  table: 'sales_quote',
  column: 'customer_email',
  kind: 'personal',
  holds: 'email-address',
  filled: 400,
  rows: 400,
  tests: 0,
  confidence: 'certain',
  estimated: false,
  samples: [],
  oldest: '2019-05-01',
};

function found(...columns: readonly DataColumn[]) {
  return check.find({ dataMap: { tables: 1, rows: 400, columns } }, at);
}

test('baskets of seven years ago are told once for each table', () => {
  const flaws = found(email, { ...email, column: 'remote_ip', rows: 300 });

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'sales_quote');
  assert.match(flaws[0]?.says ?? '', /400 rows, the oldest of 2019-05-01/);
  assert.equal(flaws[0]?.severity, 'medium');
});

test('orders that the tax office wants kept, fresh baskets, made-up people and few of them are left alone', () => {
  const kept: readonly DataColumn[] = [
    { ...email, table: 'sales_order' },
    { ...email, oldest: '2025-01-01' },
    { ...email, tests: 395 },
    { ...email, rows: 3 },
    { ...email, confidence: 'tentative' },
  ];

  assert.deepEqual(found(...kept), []);
});
