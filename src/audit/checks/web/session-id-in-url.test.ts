import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './session-id-in-url.ts';

test('a page whose links hold a session id is told, another is not', () => {
  assert.deepEqual(said(check.find({ pages: [page({ sessionParameters: ['zenid'] })] }, at)), ['-']);
  assert.deepEqual(said(check.find({ pages: [page()] }, at)), []);
});
