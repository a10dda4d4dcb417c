import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { harmless } from '../../../detectors/mask.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './payment-test-mode.ts';

const key = {
  url: 'https://shop.example/checkout',
  status: 200,
  provider: 'Stripe',
  kind: 'test',
  sample: harmless('pk_test_…wxyz'),
} as const;

test('names a provider that runs in test mode', () => {
  const flaws = check.find({ paymentKeys: [key] }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['Stripe']);
});

test('passes without test keys', () => {
  assert.deepEqual(check.find({ paymentKeys: [] }, at), []);
  assert.deepEqual(check.find({ paymentKeys: [{ ...key, kind: 'secret' }] }, at), []);
});
