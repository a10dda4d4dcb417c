import assert from 'node:assert/strict';
import { test } from 'node:test';
import check from './card-number-hashed.ts';

const at = { now: new Date('2026-11-23') };
const column = { table: 'payment', column: 'cc_hash', holds: 'card-hash' as const, rows: 10, test: 0 };

test('hashes of card numbers are told with their column and count', () => {
  const flaws = check.find({ cardColumns: [{ ...column, found: 3, oldest: '2019-01-02', newest: '2020-03-04' }] }, at);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.subject, 'payment.cc_hash');
  assert.match(flaws[0]?.says ?? '', /3 rows, made between 2019-01-02 and 2020-03-04/);
});

test('columns without, and numbers in clear, are not its business', () => {
  const cardColumns = [
    { ...column, found: 0 },
    { ...column, holds: 'card' as const, found: 2 },
  ];

  assert.deepEqual(check.find({ cardColumns }, at), []);
});
