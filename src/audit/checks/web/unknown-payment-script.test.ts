import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { CheckoutSeen, HostKind } from '../../facts/payment.ts';
import unknownPaymentScript from './unknown-payment-script.ts';

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

function hosts(checkout: readonly CheckoutSeen[]) {
  const flaws = unknownPaymentScript.find({ checkout }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject }) => subject);
}

test('speaks once of each host that nobody knows', () => {
  const scripts = [script('metrics.stranger.example'), script('metrics.stranger.example'), script('b.example')];

  assert.deepEqual(hosts([page({ scripts }), page({ from: 'browser', scripts })]), [
    'metrics.stranger.example',
    'b.example',
  ]);
});

test('is quiet about the shop, payment providers and known tools, and about other pages', () => {
  const scripts = [
    script('shop.example', '', 'own'),
    script('js.stripe.com', undefined, 'processor'),
    script('www.google.com', undefined, 'vendor'),
  ];

  assert.deepEqual(hosts([page({ scripts }), page({ kind: 'home', scripts: [script('stranger.example')] })]), []);
});

test('cannot tell where no page of the checkout was seen', () => {
  assert.ok(unknownPaymentScript.find({ checkout: [page({ kind: 'cart' })] }, at) instanceof Unknown);
});
