import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, form, page, said } from '../../../../test/web-samples.ts';
import check from './insecure-form.ts';

function judge(url: string, ...forms: readonly ReturnType<typeof form>[]) {
  return said(check.find({ pages: [page({ url, forms })] }, at));
}
const http = 'http://shop.example/go';

test('forms of an encrypted page that go without encryption are told, each address once', () => {
  assert.deepEqual(judge('https://shop.example/', form(http, 'post', 'password'), form(http, 'post', 'text')), [
    'critical',
  ]);
  assert.deepEqual(judge('https://shop.example/', form(http, 'post', 'text')), ['critical']);
  assert.deepEqual(judge('https://shop.example/', form(http, 'get', 'search')), ['medium']);
});

test('on a page without encryption only forms with secrets are told', () => {
  assert.deepEqual(judge('http://shop.example/', form(http, 'post', 'email', 'password')), ['critical']);
  assert.deepEqual(judge('http://shop.example/', form(http, 'post', 'email')), []);
});

test('encrypted forms and forms for scripts are left alone', () => {
  assert.deepEqual(
    judge('https://shop.example/', form('https://shop.example/go', 'post', 'password'), form('javascript:', 'post')),
    [],
  );
});
