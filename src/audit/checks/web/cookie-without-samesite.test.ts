import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, cookie, page, said } from '../../../../test/web-samples.ts';
import check from './cookie-without-samesite.ts';

function judge(sameSite: '' | 'lax' | 'strict' | 'none', name = 'PHPSESSID') {
  return said(check.find({ pages: [page({ cookies: [cookie({ sameSite, name })] })] }, at));
}

test('a session cookie that goes along with other websites is told', () => {
  assert.deepEqual(judge('none'), ['medium']);
  assert.deepEqual(judge(''), ['low']);
});

test('bound cookies and other cookies are left alone', () => {
  assert.deepEqual(judge('lax'), []);
  assert.deepEqual(judge('strict'), []);
  assert.deepEqual(judge('', 'currency'), []);
  assert.ok(check.notApplicable?.({ pages: [page()] }, at));
});
