import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leastBy, noEvidence, weigh } from './evidence.ts';
import { makeTokens } from './token.ts';

const cells = { column: 'info', bytes: false, least: 'firm' } as const;
const cards = ['4539578763621486', '4916338506082832', '4024007198964305', '5555555555554444'];

function leastOf(texts: readonly string[]): string {
  return leastBy(texts.reduce((sum, text) => weigh(sum, text, cells), noEvidence));
}

test('a column full of numbers that pass is one of cards, whatever its name', () => {
  assert.equal(leastOf([...cards, 'paid cash', 'order 1000000042']), 'tentative');
  assert.equal(leastOf(cards.map((card) => makeTokens().make(card))), 'tentative');
});

test('long numbers of which one in ten passes by chance are none', () => {
  const orders = Array.from({ length: 60 }, (_, n) => String(4_000_000_000_000_000 + n * 7919));

  assert.equal(leastOf(orders), 'firm');
});

test('one number alone says nothing', () => {
  assert.equal(leastOf(cards.slice(0, 1)), 'firm');
});
