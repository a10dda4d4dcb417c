import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './debug-header.ts';

test('headers of developer tools are told, a tool once', () => {
  const headers = {
    'x-debug-token': 'abc',
    'x-debug-token-link': 'https://shop.example/_profiler/abc',
    'x-magento-tags': 'cat_p_1',
  };

  assert.deepEqual(said(check.find({ pages: [page({ headers }), page({ kind: 'cart', headers })] }, at)), [
    'medium',
    'low',
  ]);
});

test('other headers are left alone', () => {
  assert.deepEqual(
    said(
      check.find(
        { pages: [page({ headers: { 'x-cache': 'HIT', 'x-magento-vary': 'a', 'server-timing': 'db' } })] },
        at,
      ),
    ),
    [],
  );
});
