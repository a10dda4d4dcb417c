import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isVaultToken } from '../../detectors/card/vault-token.ts';
import { passesLuhn } from '../../detectors/mask.ts';
import { makeTokens } from './token.ts';

const tokens = makeTokens();

for (const written of [
  '4111111111111111',
  '4111 1111 1111 1111',
  '3782-822463-10005',
  '501800000009',
  '6212345678901232323',
])
  test(`a token of ${written.length} characters keeps length, separators and the last four`, () => {
    for (let count = 0; count < 200; count++) {
      const token = tokens.make(written);
      const digits = token.replace(/\D/g, '');

      assert.equal(token.length, written.length);
      assert.equal(token.replace(/\d/g, 'x'), written.replace(/\d/g, 'x'));
      assert.equal(token.slice(-4), written.slice(-4));
      assert.ok(isVaultToken(digits) && !passesLuhn(digits));
    }
  });

test('tokens of the same card differ, and use all digits', () => {
  const made = Array.from({ length: 2000 }, () => tokens.make('4111111111111111'));

  assert.ok(new Set(made).size > 1990);
  for (let place = 4; place < 12; place++) assert.equal(new Set(made.map((token) => token[place])).size, 10);
});

test('any number of a card’s length gets a token', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^\d{12,19}$/), (digits) => {
      assert.ok(isVaultToken(tokens.make(digits)));
    }),
  );
});
