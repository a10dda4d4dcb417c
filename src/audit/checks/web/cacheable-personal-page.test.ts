import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, form, page, said } from '../../../../test/web-samples.ts';
import check from './cacheable-personal-page.ts';

function cart(headers: Readonly<Record<string, string>>) {
  return said(check.find({ pages: [page(), page({ kind: 'cart', url: 'https://shop.example/cart', headers })] }, at));
}

test('a cart that caches may keep, or that came from one, is told', () => {
  assert.deepEqual(cart({ 'cache-control': 'public, max-age=3600' }), ['-']);
  assert.deepEqual(cart({ 'cache-control': 's-maxage=60' }), ['-']);
  assert.deepEqual(cart({ 'x-cache': 'HIT from edge', vary: 'Cookie' }), ['-']);
  assert.deepEqual(cart({ age: '12' }), ['-']);
});

test('private, uncached and varying carts are left alone, and so are public pages', () => {
  assert.deepEqual(cart({}), []);
  assert.deepEqual(cart({ 'cache-control': 'no-store, no-cache, must-revalidate' }), []);
  assert.deepEqual(cart({ 'cache-control': 'private, max-age=60', age: '0' }), []);
  assert.deepEqual(cart({ 'cache-control': 'public, max-age=60', vary: 'Accept-Encoding, Cookie' }), []);
  assert.deepEqual(cart({ 'x-cache': 'MISS' }), []);
  assert.equal(said(check.find({ pages: [page({ headers: { age: '60' } })] }, at)), 'no-access');
});

test('a page behind an account link counts if it asks for a password', () => {
  const login = page({ kind: 'login', url: 'https://shop.example/login', headers: { age: '12' } });

  assert.deepEqual(
    said(
      check.find({ pages: [page(), { ...login, forms: [form('https://shop.example/in', 'post', 'password')] }] }, at),
    ),
    ['-'],
  );
  assert.equal(said(check.find({ pages: [page(), login] }, at)), 'no-access');
});
