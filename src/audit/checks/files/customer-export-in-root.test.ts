import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import customerExportInRoot from './customer-export-in-root.ts';

test('speaks of people: export/customers.csv', () => {
  const flaws = customerExportInRoot.find(given([seen('people', 'export/customers.csv')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'export/customers.csv');
  assert.equal(flaws[0]?.severity, 'high');
});

test('is quiet about people where it is outside', () => {
  assert.deepEqual(customerExportInRoot.find(given([seen('people', 'a', { zone: 'outside' })]), { now }), []);
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(customerExportInRoot.find(given([]), { now }), []);
  assert.ok(customerExportInRoot.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
