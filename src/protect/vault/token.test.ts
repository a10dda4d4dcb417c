import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isVaultToken, luhnSum } from '../../detectors/card/vault-token.ts';
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

test('asked for, the first six stay too: as long, no valid number, and known as a token', () => {
  const maker = makeTokens(undefined, true);

  for (const card of ['4111111111111111', '5555 5555 5555 4444', '3782-822463-10005', '6304000000000000000']) {
    const made = new Set(Array.from({ length: 50 }, () => maker.make(card)));
    const digits = card.replace(/\D/g, '');
    for (const token of made) {
      const plain = token.replace(/\D/g, '');
      assert.equal(token.replace(/\d/g, '0'), card.replace(/\d/g, '0'));
      assert.equal(plain.slice(0, 6) + plain.slice(-4), digits.slice(0, 6) + digits.slice(-4));
      assert.ok(isVaultToken(plain));
      assert.notEqual(luhnSum(plain) % 10, 0);
    }
    assert.ok(made.size > 40);
  }
  assert.match(maker.make('4111111111111111', true), /^9999/);
  assert.match(maker.make('400000000000'), /^9999/);
});

test('hardly a number that only fails the check digit is taken for a token', () => {
  let taken = 0;
  for (let n = 0; n < 20_000; n++) {
    const digits = `4${String(Math.imul(n, 2_654_435_761) >>> 0).padStart(10, '0')}${String(n).padStart(5, '0')}`;
    if (luhnSum(digits) % 10 !== 0 && isVaultToken(digits)) taken += 1;
  }

  assert.ok(taken < 20_000 / 60, `${taken} of 20000`);
});
