import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Integration } from '../../../core/report.ts';
import type { ExtensionSeen } from '../../facts/engine.ts';
import type { CheckoutSeen, MethodSeen } from '../../facts/payment.ts';
import paymentIntegration from './payment-integration.ts';

type Seen = Parameters<typeof paymentIntegration.gather>[1];
const nothing: Seen = {
  methods: undefined,
  checkout: undefined,
  extensions: undefined,
  recognised: undefined,
  cardColumns: undefined,
};

async function told(seen: Partial<Seen>) {
  const { payment } = await paymentIntegration.gather({}, { ...nothing, ...seen }, undefined as never);
  assert.ok(!(payment instanceof Unknown));
  return payment;
}

function method(title: string, integration: Integration, more: Partial<MethodSeen> = {}): MethodSeen {
  return { code: title, title, enabled: true, integration, ...more };
}

function page(more: Partial<CheckoutSeen>): CheckoutSeen {
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

test('the worst of the methods that are switched on decides', async () => {
  const methods = [
    method('Bank transfer', 'offline'),
    method('PayPal', 'redirect'),
    method('Old card form', 'own-form', { enabled: false }),
  ];

  const payment = await told({ methods });

  assert.deepEqual([payment.integration, payment.questionnaire], ['redirect', 'SAQ A']);
  assert.ok(payment.because.some((line) => line.includes('"PayPal"')));
  assert.ok(!payment.because.some((line) => line.includes('Old card form')));
});

test('a shop that keeps cards itself is SAQ D, one without cards is out of scope but not out of the GDPR', async () => {
  assert.equal((await told({ methods: [method('Card', 'iframe', { savesCards: true })] })).questionnaire, 'SAQ D');
  const offline = await told({ methods: [method('Nachnahme', 'offline')] });
  assert.equal(offline.questionnaire, 'none');
  assert.match(offline.because.join(' '), /GDPR/);
});

test("a card form in the shop's own page weighs more than its methods", async () => {
  const form = {
    page: 'https://shop.example/checkout',
    fields: ['cc_number'],
    sentTo: 'shop.example',
    sentToKind: 'own',
    sent: true,
    inFrame: false,
  } as const;

  assert.equal(
    (await told({ methods: [method('PayPal', 'redirect')], checkout: [page({ cardForms: [form] })] })).integration,
    'own-form',
  );
  assert.equal(
    (await told({ checkout: [page({ cardForms: [{ ...form, sentTo: '', sent: false }] })] })).integration,
    'direct-post',
  );
  assert.equal(
    (
      await told({
        checkout: [page({ cardForms: [{ ...form, sentTo: 'pay.authorize.net', sentToKind: 'processor' }] })],
      })
    ).integration,
    'direct-post',
  );
});

test('one card number in the database is SAQ D, whatever the methods', async () => {
  const column = { table: 'orders', column: 'cc_number', holds: 'card', rows: 9, found: 1, test: 0 } as const;
  const methods = [method('PayPal', 'redirect')];

  assert.equal((await told({ methods, cardColumns: [column] })).questionnaire, 'SAQ D');
  assert.equal((await told({ methods, cardColumns: [{ ...column, found: 0 }] })).questionnaire, 'SAQ A');
});

test("a processor's frame on the payment page is seen, its script alone is only told", async () => {
  const frames = [{ host: 'js.stripe.com', kind: 'processor' as const }];
  const scripts = [{ host: 'js.stripe.com', kind: 'processor' as const, url: 'https://js.stripe.com/v3/' }];

  assert.equal((await told({ checkout: [page({ frames })] })).integration, 'iframe');
  const script = await told({ checkout: [page({ scripts })] });
  assert.equal(script.integration, 'unknown');
  assert.match(script.because.join(' '), /loads scripts of js\.stripe\.com/);
});

test('a checkout that shows no form is no proof of anything', async () => {
  const payment = await told({ checkout: [page({ kind: 'home' })] });

  assert.equal(payment.questionnaire, 'unknown');
  assert.match(payment.because.join(' '), /without a basket/);
});

test('modules on disk are told, and prove little', async () => {
  const module = (name: string, enabled?: boolean): ExtensionSeen => ({
    name,
    kind: 'module',
    place: name,
    ecosystem: 'x',
    ...(enabled === undefined ? {} : { enabled }),
  });

  const payment = await told({ extensions: [module('stripe_official'), module('blockcart')] });

  assert.equal(payment.integration, 'unknown');
  assert.match(payment.because.join(' '), /stripe_official.*could not be seen/);
  assert.equal((await told({ extensions: [module('authorizenet_aim', true)] })).integration, 'own-form');
});

test('nothing seen is an unknown with a hint', async () => {
  const { payment } = await paymentIntegration.gather({}, nothing, undefined as never);

  assert.ok(payment instanceof Unknown && payment.why === 'not-asked');
  assert.match(payment.detail, /--db/);
});
