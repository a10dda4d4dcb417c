import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './hsts-missing.ts';

test('a store over https without the header, or with one that switches it off, is told', () => {
  const bad = [{}, { 'strict-transport-security': 'max-age=0' }, { 'strict-transport-security': 'includeSubDomains' }];
  for (const headers of bad) assert.deepEqual(said(check.find({ pages: [page({ headers })] }, at)), ['-']);
});

test('a store with the header is left alone; without https it makes no sense', () => {
  const headers = { 'strict-transport-security': 'includeSubDomains; Max-Age="31536000"' };

  assert.deepEqual(said(check.find({ pages: [page({ headers })] }, at)), []);
  assert.ok(check.notApplicable?.({ pages: [page({ url: 'http://shop.example/' })] }, at));
});
