import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, cookie, page, said } from '../../../../test/web-samples.ts';
import check from './cookie-without-secure.ts';

test('a session cookie without the attribute is told, once', () => {
  const cookies = [cookie({ secure: false })];

  assert.deepEqual(said(check.find({ pages: [page({ cookies }), page({ kind: 'cart', cookies })] }, at)), ['-']);
});

test('other cookies, deleted ones and sound ones are left alone', () => {
  const cookies = [
    cookie(),
    cookie({ name: 'form_key', secure: false }),
    cookie({ name: 'OCSESSID', secure: false, deletes: true }),
  ];

  assert.deepEqual(said(check.find({ pages: [page({ cookies })] }, at)), []);
});

test('without a session cookie the question does not arise', () => {
  assert.ok(check.notApplicable?.({ pages: [page()] }, at));
  assert.equal(check.notApplicable?.({ pages: [page({ cookies: [cookie()] })] }, at), undefined);
});
