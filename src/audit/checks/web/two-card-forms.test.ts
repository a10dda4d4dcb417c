import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { CardFormSeen, CheckoutSeen, MethodSeen } from '../../facts/payment.ts';
import twoCardForms from './two-card-forms.ts';

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
  sentTo: '',
  sentToKind: 'own',
  sent: false,
  inFrame: false,
};

function judge(more: Partial<CheckoutSeen>, methods: readonly MethodSeen[] = []) {
  const flaws = twoCardForms.find({ checkout: [page(more)], methods }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.length;
}

test("speaks of two card forms, and of one beside a payment provider's frame", () => {
  assert.equal(judge({ cardForms: [form, form] }), 1);
  assert.equal(judge({ cardForms: [form], frames: [{ host: 'js.stripe.com', kind: 'processor' }] }), 1);
});

test('is quiet about one form, and about frames alone', () => {
  assert.equal(judge({ cardForms: [form], frames: [{ host: 'www.google.com', kind: 'vendor' }] }), 0);
  assert.equal(
    judge({
      frames: [
        { host: 'js.stripe.com', kind: 'processor' },
        { host: 'm.stripe.network', kind: 'processor' },
      ],
    }),
    0,
  );
});

test('is quiet where as many methods take cards by themselves', () => {
  const method = (code: string): MethodSeen => ({ code, title: code, enabled: true, integration: 'own-form' });

  assert.equal(judge({ cardForms: [form, form] }, [method('ccsave'), method('authorizenet')]), 0);
  assert.equal(judge({ cardForms: [form, form] }, [method('ccsave')]), 1);
});

test('cannot tell where no page of the checkout was seen', () => {
  assert.ok(twoCardForms.find({ checkout: [], methods: undefined }, at) instanceof Unknown);
});
