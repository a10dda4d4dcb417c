import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guesses, ownWords } from './words.ts';

const year = 2026;

function placeOf(word: string, own: readonly string[], engine?: string): number {
  let place = 0;
  for (const guess of guesses({ own, engine, year })) {
    if (guess === word) return place;
    place++;
  }
  return -1;
}

const shop = ['anna', 'shop.blumen-meyer.example', 'Blumen Meyer'];
const early = [
  ['admin', undefined],
  ['admin123', 'magento2'],
  ['Password1', 'magento2'],
  ['123456', undefined],
  ['anna', undefined],
  ['anna123', 'magento2'],
  ['Anna2026', 'magento2'],
  ['blumenmeyer123', 'magento2'],
  ['Summer2026', 'magento2'],
  ['Winter2026!', 'magento2'],
] as const;

for (const [word, engine] of early) {
  test(`a guesser tries ${word} among the first hundred words, engine ${engine ?? 'not told'}`, () => {
    const place = placeOf(word, shop, engine);

    assert.ok(place >= 0 && place < 100, `it stands at ${place}`);
  });
}

test('seasons, months, names, walks and light changes come later, but come', () => {
  for (const word of [
    'sommer2025',
    'Oktober2025!',
    '1qay2wsx',
    'jessica123',
    'Michelle1',
    'blum3nm3y3r',
    'iloveyou',
    'meyermeyer',
    'azerty123',
  ]) {
    assert.ok(placeOf(word, shop) >= 0, word);
  }
});

test('a long random password is not among the words', () => {
  assert.equal(placeOf(['vR7', 'kq2', 'Zt9', 'LmX'].join(''), shop), -1);
});

test('no word comes twice among the first twenty thousand, and the list ends', () => {
  const all = [...guesses({ own: shop, engine: 'magento2', year })];
  const first = all.slice(0, 20_000);

  assert.equal(new Set(first).size, first.length);
  assert.ok(all.length > 100_000 && all.length <= 400_000, String(all.length));
  assert.ok(all.every((word) => word.length > 0 && word.length < 80));
});

test('what Magento would not have taken comes after what it would', () => {
  assert.ok(placeOf('password', shop, 'magento2') > placeOf('Sommer2025!', shop, 'magento2'));
});

test('names are taken apart into words', () => {
  assert.deepEqual(ownWords(['www.blumen-meyer.de', 'Anna O. Meyer', 'a@b', '']), [
    'blumenmeyer',
    'blumen',
    'meyer',
    'annaomeyer',
    'anna',
  ]);
});

test('hostile names give no more than sixteen short words', () => {
  const words = ownWords(Array.from({ length: 1_000 }, (_, index) => `${'x'.repeat(10_000)} word${index}`));

  assert.ok(words.length <= 16 && words.every((word) => word.length <= 30));
});
