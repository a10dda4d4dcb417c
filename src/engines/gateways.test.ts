import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gateways, integrationOf } from './gateways.ts';

const cases = [
  ['checkmo', 'offline'],
  ['ccsave', 'own-form'],
  ['paypal_express', 'redirect'],
  ['authorizenet_directpost', 'direct-post'],
  ['authorizenet_acceptjs', 'direct-post'],
  ['braintree', 'iframe'],
  ['stripe_payments', 'iframe'],
  ['adyen_cc', 'iframe'],
  ['adyen_hpp', 'redirect'],
  ['mollie_methods_ideal', 'redirect'],
  ['mollie_methods_creditcard', 'iframe'],
  ['bacs', 'offline'],
  ['ppcp-gateway', 'redirect'],
  ['ppcp-credit-card-gateway', 'iframe'],
  ['ps_wirepayment', 'offline'],
  ['ps_checkout', 'iframe'],
  ['payment_cod', 'offline'],
  ['cod.cod', 'offline'],
  ['pp_pro', 'own-form'],
  ['pp_standard', 'redirect'],
  ['moneyorder.php', 'offline'],
  ['MODULE_PAYMENT_CC', 'own-form'],
  ['authorizenet_cc_dpm', 'direct-post'],
  ['authorizenet_sim', 'redirect'],
  ['payment_invoicepayment', 'offline'],
  ['Shopware\\Core\\Checkout\\Payment\\Cart\\PaymentHandler\\CashPayment', 'offline'],
  ['swag_paypal_acdc', 'iframe'],
  ['klarna_checkout', 'iframe'],
] as const;

for (const [code, integration] of cases) {
  test(`the payment method ${code} takes card data by ${integration}`, () => {
    const found = integrationOf(code);

    assert.equal(found, integration);
  });
}

test('a method that is not known stays unknown, whatever its title promises', () => {
  for (const code of ['acme_pay', '', 'creditcard_xyz', 'constructor', '__proto__']) {
    assert.equal(integrationOf(code, 'Secure credit card'), 'unknown');
  }
});

test('a title tells only that no card is taken', () => {
  assert.equal(integrationOf('custom_7', ' Nachnahme '), 'offline');
  assert.equal(integrationOf('custom_7', 'Bank transfer or card'), 'unknown');
});

test('no name stands under two integrations', () => {
  const all = Object.values(gateways).map((names) => new Set(names.trim().split(/\s+/)));

  const names = all.flatMap((set) => [...set]);

  assert.deepEqual(
    names.filter((name, index) => names.indexOf(name) !== index),
    [],
  );
});
