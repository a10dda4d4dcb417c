import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { CardFormSeen, CheckoutSeen, MethodSeen } from '../../facts/payment.ts';
import cardFormOnOwnPage from './card-form-on-own-page.ts';

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

const form: CardFormSeen = {
  page: 'https://shop.example/checkout',
  fields: ['cc_number'],
  sentTo: 'shop.example',
  sentToKind: 'own',
  sent: true,
  inFrame: false,
};

function judge(checkout: readonly CheckoutSeen[], ways?: readonly MethodSeen['integration'][]) {
  const methods = ways?.map((integration) => ({ code: integration, title: integration, enabled: true, integration }));
  const flaws = cardFormOnOwnPage.find({ checkout, methods }, at);
  assert.ok(Array.isArray(flaws));
  return flaws;
}

test("speaks of card fields in the shop's own page, wherever they are", () => {
  assert.deepEqual(
    judge([page({ cardForms: [form] })]).map(({ subject, severity }) => [subject, severity]),
    [[form.page, 'critical']],
  );
  assert.equal(judge([page({ kind: 'cart', cardForms: [form] })]).length, 1);
  assert.match(judge([page({ cardForms: [{ ...form, inFrame: true }] })])[0]?.says ?? '', /frame of the shop's own/);
});

test('says that a thief may have planted the form where no payment method needs it', () => {
  assert.match(judge([page({ cardForms: [form] })], ['redirect', 'offline'])[0]?.says ?? '', /planted/);
  assert.doesNotMatch(judge([page({ cardForms: [form] })], ['own-form', 'offline'])[0]?.says ?? '', /planted/);
  assert.doesNotMatch(judge([page({ cardForms: [form] })], ['redirect', 'unknown'])[0]?.says ?? '', /planted/);
});

test('weighs a form that sends straight to a payment provider less', () => {
  const direct: CardFormSeen = { ...form, sentTo: 'secure.authorize.net', sentToKind: 'processor' };

  assert.equal(judge([page({ cardForms: [direct] })])[0]?.severity, 'high');
});

test('is quiet about a payment page without card fields', () => {
  assert.deepEqual(judge([page({ frames: [{ host: 'js.stripe.com', kind: 'processor' }] })]), []);
});

test('cannot tell where no page of the checkout was seen', () => {
  assert.ok(cardFormOnOwnPage.find({ checkout: [page({ kind: 'home' })], methods: undefined }, at) instanceof Unknown);
});
