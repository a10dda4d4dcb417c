import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepLast, maskCard, maskEmail, maskSentence, maskText, passesLuhn } from './mask.ts';

// Numbers that the schemes publish for tests.
const cards = [
  '4111111111111111',
  '5555555555554444',
  '378282246310005',
  '6011111111111117',
  '30569309025904',
  '3530111333300000',
  '2223003122003222',
  '4222222222222',
];

for (const card of cards) {
  const grouped = card.replace(/(\d{4})(?=\d)/g, '$1 ');
  for (const text of [
    card,
    `order 12 ${grouped} paid`,
    `x${card.slice(0, 6)}-${card.slice(6)}`,
    `99${card}77`,
    `(${grouped.replaceAll(' ', '.')})`,
  ]) {
    test(`no whole number is left of "${text}"`, () => {
      for (const hidden of [maskText(text), maskSentence(text)]) {
        assert.ok(!hidden.replace(/\D/g, '').includes(card), hidden);
        assert.match(hidden, /\*{3}/);
      }
    });
  }
}

test('a card number keeps its first six and last four', () => {
  assert.equal(maskText('card 4111 1111 1111 1111.'), 'card 411111******1111.');
  assert.equal(maskCard('5555-5555-5555-4444'), '555555******4444');
});

test('other numbers stay readable', () => {
  for (const text of ['backup-20231115100000.sql', 'invoice 100000012', '2026-11-23 10:00:00', 'port 3306'])
    assert.equal(maskText(text), text);
});

test('values after telling names are hidden, in the forms that code and settings use', () => {
  const value = ['hunt', 'er2x'].join('');
  for (const text of [
    `password=${value}`,
    `"api_key": "${value}"`,
    `define('DB_PASSWORD', '${value}')`,
    `'secret' => '${value}'`,
    `mysql://shop:${value}@host/db`,
  ]) {
    assert.ok(!maskText(text).includes(value), maskText(text));
  }
});

test('sentences of ours keep their words', () => {
  const says = 'It holds the database password, and a token: change both.';
  assert.equal(maskSentence(says), says);
});

test('escape codes, line breaks and turned text become visible', () => {
  const masked = maskText('a\u001b[31mred\u001b[0m\nb\u202ec');
  assert.ok(!/[\u001b\n\u202e]/.test(masked), masked);
});

test('e-mail addresses keep a letter and the domain', () => {
  assert.equal(maskEmail('anna@shop.example'), 'a***@shop.example');
  assert.equal(maskEmail('@broken'), '***');
});

test('the rest of a value can be told by its end', () => {
  assert.equal(keepLast('DE89 3704 0044', 4), '**** **** 0044');
});

test('check digits are held to ISO/IEC 7812-1', () => {
  assert.ok(cards.every((card) => passesLuhn(card)));
  assert.equal(passesLuhn('4111111111111112'), false);
});
