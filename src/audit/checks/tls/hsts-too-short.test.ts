import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './hsts-too-short.ts';

function judge(header: string) {
  return said(check.find({ pages: [page({ headers: { 'strict-transport-security': header } })] }, at));
}

test('less than half a year is told, more is not', () => {
  assert.deepEqual(judge('max-age=86400'), ['-']);
  assert.deepEqual(judge('max-age=15552000; includeSubDomains'), []);
  assert.deepEqual(judge('max-age=63072000'), []);
});

test('without the header there is nothing to measure', () => {
  assert.ok(check.notApplicable?.({ pages: [page()] }, at));
});
