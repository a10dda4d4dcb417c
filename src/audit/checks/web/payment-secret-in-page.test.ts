import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { harmless } from '../../../detectors/mask.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './payment-secret-in-page.ts';

const key = {
  url: 'https://shop.example/checkout',
  status: 200,
  provider: 'Stripe',
  kind: 'secret',
  sample: harmless('sk_live_…wxyz'),
} as const;

test('names a secret key, masked', () => {
  const flaws = check.find({ paymentKeys: [key] }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['Stripe sk_live_…wxyz']);
});

test('leaves keys of the test mode to another check', () => {
  assert.deepEqual(check.find({ paymentKeys: [{ ...key, kind: 'test' }] }, at), []);
});
