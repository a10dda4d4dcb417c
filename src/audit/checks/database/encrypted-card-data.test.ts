import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CardColumn } from '../../facts/database.ts';
import encryptedCardData from './encrypted-card-data.ts';

function find(column: string, rows: number, found = 0, holds: CardColumn['holds'] = 'card') {
  const cardColumns = [{ table: 'sales_flat_quote_payment', column, holds, rows, found, test: 0 }];
  const flaws = encryptedCardData.find({ cardColumns }, { now: new Date('2026-11-23') });
  assert.ok(Array.isArray(flaws));
  return flaws;
}

test('encrypted numbers are found, and verification codes weigh most', () => {
  assert.equal(find('cc_number_enc', 1_240)[0]?.subject, 'sales_flat_quote_payment.cc_number_enc');
  assert.equal(find('cc_cid_enc', 3, 0, 'card-code')[0]?.severity, 'critical');
  assert.equal(find('cc_number_enc', 5, 2)[0]?.evidence?.[0]?.kind, 'rows');
});

test('empty columns, what stands in clear, and columns of other things are no flaw', () => {
  assert.deepEqual(find('cc_number_enc', 0), []);
  assert.deepEqual(find('cc_number_enc', 4, 4), []);
  assert.deepEqual(find('additional_information', 900), []);
});
