import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asksForCardNumber } from './card-fields.ts';

const field = (name: string, more = {}) => ({ name, id: '', type: 'text', autocomplete: '', ...more });

const asks = [
  'cc_number',
  'payment[cc_number]',
  'ccNumber',
  'cardNumber',
  'card-number',
  'card_no',
  'cc-num',
  'creditCardNumber',
  'authorizenet_aim_cc_number',
  'stripe-card-number',
  'kreditkartennummer',
  'kartennummer',
  'karten_nr',
  'numero_carte',
  'numero-de-carte',
  'numeroTarjeta',
  'numero_tarjeta',
  'numero_carta',
  'kaartnummer',
  'numer_karty',
  'kortnummer',
  'authorizenet_cc_number',
  'cc_no',
  'pan',
];
for (const name of asks) {
  test(`${name} asks for a card number`, () => {
    assert.equal(asksForCardNumber(field(name)), true);
  });
}

const asksNot = [
  'gift_card_number',
  'giftcard-number',
  'loyalty_card_number',
  'kundenkarte_nummer',
  'geschenkkarten_nummer',
  'carte_cadeau_numero',
  'tarjeta_regalo_numero',
  'numero_carte_fidelite',
  'postcode',
  'telephone',
  'number',
  'cart_number',
  'cart[qty]',
  'order_number',
  'company',
  'discard_notes',
  'cc',
  'house_number',
  'vat_number',
  'iban',
  'account_number',
  'card_holder',
  'cc_email',
  'search',
  'panel_number_x',
  'member_card_no',
  'span',
  'qty',
  'student_card_number',
  'business_card_num',
];
for (const name of asksNot) {
  test(`${name} does not ask for a card number`, () => {
    assert.equal(asksForCardNumber(field(name)), false);
  });
}

test('autocomplete tells, hidden fields and choices do not', () => {
  assert.equal(asksForCardNumber(field('x1', { autocomplete: 'section-a billing cc-number' })), true);
  assert.equal(asksForCardNumber(field('gift_card', { autocomplete: 'cc-number' })), false);
  for (const type of ['hidden', 'radio', 'checkbox', 'submit', 'select'])
    assert.equal(asksForCardNumber(field('cc_number', { type })), false);
  assert.equal(asksForCardNumber(field('cc_number', { placeholder: 'Gift card' })), false);
});
