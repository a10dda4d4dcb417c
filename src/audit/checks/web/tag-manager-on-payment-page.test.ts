import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { CheckoutSeen, HostKind } from '../../facts/payment.ts';
import tagManagerOnPaymentPage from './tag-manager-on-payment-page.ts';

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

function names(scripts: CheckoutSeen['scripts']) {
  const flaws = tagManagerOnPaymentPage.find({ checkout: [page({ scripts })] }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject }) => subject);
}

test('speaks of tag managers and recorders, also where an inline script loads them', () => {
  const inline = {
    ...script('shop.example', '', 'own'),
    names: [{ host: 'www.googletagmanager.com', kind: 'vendor' as const }],
  };

  assert.deepEqual(names([inline, script('static.hotjar.com'), script('www.clarity.ms')]), [
    'Google Tag Manager',
    'Hotjar',
    'Microsoft Clarity',
  ]);
});

test('is quiet about other scripts', () => {
  assert.deepEqual(
    names([
      script('js.stripe.com'),
      script('www.google.com'),
      script('nothotjar.com'),
      script('www.googletagmanager.com', ''),
    ]),
    [],
  );
});

test('cannot tell where no page of the checkout was seen', () => {
  assert.ok(tagManagerOnPaymentPage.find({ checkout: [] }, at) instanceof Unknown);
});
