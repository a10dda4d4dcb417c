import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, cookie, page, said } from '../../../../test/web-samples.ts';
import check from './cookie-wide-domain.ts';

function judge(host: string, domain: string) {
  return said(check.find({ pages: [page({ url: `https://${host}/`, cookies: [cookie({ domain })] })] }, at));
}

test('a session cookie for a parent domain is told', () => {
  assert.deepEqual(judge('shop.brand.example', 'brand.example'), ['-']);
  assert.deepEqual(judge('shop.brand.example:8443', 'brand.example'), ['-']);
});

test('the own host and its www are left alone', () => {
  assert.deepEqual(judge('shop.brand.example', ''), []);
  assert.deepEqual(judge('shop.brand.example', 'shop.brand.example'), []);
  assert.deepEqual(judge('www.brand.example', 'brand.example'), []);
});
