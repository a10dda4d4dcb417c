import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeTokens } from './token.ts';
import { tokensIn } from './verify.ts';

const token = makeTokens().make('4111 1111 1111 1111');
const digits = token.replaceAll(' ', '');

test('tokens are found alone, in text, and after other numbers', () => {
  assert.deepEqual(tokensIn(token), [digits]);
  assert.deepEqual(tokensIn(`order 5390 ${token}; ${digits}.`), [digits, digits]);
  assert.deepEqual(tokensIn(`{"cc_number":"${digits}"}`), [digits]);
});

test('digits inside a longer number are no token', () => {
  assert.deepEqual(tokensIn(`1${digits}`), []);
  assert.deepEqual(tokensIn(`${digits}${'0'.repeat(12)}`), []);
  assert.deepEqual(tokensIn('order 1000000042'), []);
});
