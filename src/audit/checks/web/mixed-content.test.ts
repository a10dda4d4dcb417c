import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, masked, page, said } from '../../../../test/web-samples.ts';
import check from './mixed-content.ts';

const script = { tag: 'script', url: masked('http://cdn.example/a.js') };
const picture = { tag: 'img', url: masked('http://shop.example/a.png') };

test('scripts weigh more than pictures, and more on the way to the payment', () => {
  assert.deepEqual(said(check.find({ pages: [page({ plainResources: [script, picture] })] }, at)), ['high', 'low']);
  assert.deepEqual(said(check.find({ pages: [page({ kind: 'checkout', plainResources: [script, script] })] }, at)), [
    'critical',
  ]);
});

test('pages without such parts are left alone; without https the question does not arise', () => {
  assert.deepEqual(said(check.find({ pages: [page()] }, at)), []);
  assert.ok(check.notApplicable?.({ pages: [page({ url: 'http://shop.example/' })] }, at));
  assert.deepEqual(
    said(check.find({ pages: [page({ url: 'http://shop.example/', plainResources: [script] })] }, at)),
    [],
  );
});
