import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameStore } from './within.ts';

test('the same store is told from another', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['http://shop.example/', 'https://shop.example/', true],
    ['https://shop.example/', 'https://www.shop.example/', true],
    ['https://www.shop.example/', 'http://shop.example/', true],
    ['http://127.0.0.1:8080/', 'https://127.0.0.1:8443/', true],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:6379/', false],
    ['https://shop.example/', 'https://shop.example:9200/', false],
    ['https://shop.example/', 'https://pay.shop.example/', false],
    ['https://shop.example/', 'https://shop.example.evil.example/', false],
    ['https://shop.example/', 'ftp://shop.example/', false],
  ];
  for (const [one, other, same] of table)
    assert.equal(isSameStore(new URL(one), new URL(other)), same, `${one} ${other}`);
});
