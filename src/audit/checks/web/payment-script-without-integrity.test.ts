import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { CheckoutSeen, HostKind } from '../../facts/payment.ts';
import paymentScriptWithoutIntegrity from './payment-script-without-integrity.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function page(more: Partial<CheckoutSeen> = {}): CheckoutSeen {
  return {
    url: 'https://shop.example/checkout',
    kind: 'checkout',
    from: 'source',
    cardForms: [],
    frames: [],
    scripts: [],
    ...more,
  };
}

function script(host: string, url = `https://${host}/a.js`, kind: HostKind = 'other') {
  return { host, url, kind, integrity: false };
}

const jquery = script('code.jquery.com', 'https://code.jquery.com/jquery-3.7.1.min.js');

function urls(scripts: CheckoutSeen['scripts'], from: CheckoutSeen['from'] = 'source') {
  const flaws = paymentScriptWithoutIntegrity.find({ checkout: [page({ scripts, from })] }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject }) => subject);
}

test('speaks of libraries of a fixed version without a checksum', () => {
  assert.deepEqual(urls([jquery, jquery]), [jquery.url]);
});

test('is quiet about checked ones, those without a version, and scripts that change', () => {
  const latest = script('cdn.jsdelivr.net', 'https://cdn.jsdelivr.net/npm/alpinejs');

  assert.deepEqual(
    urls([{ ...jquery, integrity: true }, latest, script('js.stripe.com', 'https://js.stripe.com/v3/1.2.3/')]),
    [],
  );
  assert.deepEqual(urls([jquery], 'browser'), []);
});

test('cannot tell where no page of the checkout was seen', () => {
  assert.ok(paymentScriptWithoutIntegrity.find({ checkout: [] }, at) instanceof Unknown);
});
