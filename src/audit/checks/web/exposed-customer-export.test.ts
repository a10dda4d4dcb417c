import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedCustomerExport from './exposed-customer-export.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-customer-export', '/export/customers.csv'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedCustomerExport.find({ exposed, exposedLook: settled('exposed-customer-export') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/export/customers.csv']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedCustomerExport.find({ exposed, exposedLook: settled('exposed-customer-export') }, at), []);
  assert.ok(exposedCustomerExport.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
