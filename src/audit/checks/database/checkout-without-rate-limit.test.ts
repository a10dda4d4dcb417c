import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import checkoutWithoutRateLimit from './checkout-without-rate-limit.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: Record<string, string>) =>
  checkoutWithoutRateLimit.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ woocommerce_version: '11.0.1' })), [
    'woocommerce_feature_rate_limit_checkout_enabled',
  ]);
});

test('is quiet where it is not', () => {
  assert.deepEqual(
    subjects(judge({ woocommerce_version: '11.0.1', woocommerce_feature_rate_limit_checkout_enabled: 'yes' })),
    [],
  );
});

test('does not ask where the setting is not known', () => {
  for (const version of ['9.5.2', '3.9.1', '']) {
    const settings = { urls: [], flags: { woocommerce_version: version }, secrets: [] };
    assert.ok(checkoutWithoutRateLimit.notApplicable?.({ settings }, at) !== undefined);
  }
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
