import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, cookie, page, said } from '../../../../test/web-samples.ts';
import check from './admin-cookie-on-shop.ts';

function facts(path: string, name = 'PHPSESSID') {
  return {
    adminCookies: [{ url: 'https://shop.example/admin/', status: 200, cookies: [cookie({ path, name })] }],
    pages: [page()],
  };
}

test('an admin session that goes to the whole shop is told', () => {
  assert.deepEqual(said(check.find(facts('/'), at)), ['-']);
});

test('a session for the admin path, and cookies that are no session, are left alone', () => {
  assert.deepEqual(said(check.find(facts('/admin'), at)), []);
  assert.deepEqual(said(check.find(facts(''), at)), []);
  assert.deepEqual(said(check.find(facts('/', 'language'), at)), []);
  assert.ok(check.notApplicable?.(facts('/', 'language'), at));
});
