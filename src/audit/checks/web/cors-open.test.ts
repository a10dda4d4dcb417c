import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, said } from '../../../../test/web-samples.ts';
import type { CorsSeen } from '../../facts/web.ts';
import check from './cors-open.ts';

function judge(allows: CorsSeen['allows'], credentials: boolean) {
  return said(check.find({ cors: [{ url: 'https://shop.example/', sent: 'stranger', allows, credentials }] }, at));
}

test('a page that lets strangers read with cookies is told', () => {
  assert.deepEqual(judge('reflected', true), ['-']);
  assert.deepEqual(judge('null', true), ['-']);
  assert.deepEqual(judge('any', true), ['low']);
});

test('public reading and named partners are left alone', () => {
  assert.deepEqual(judge('any', false), []);
  assert.deepEqual(judge('reflected', false), []);
  assert.deepEqual(judge('other', true), []);
  assert.deepEqual(judge('none', false), []);
});
