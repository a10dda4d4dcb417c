import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './csp-unsafe-inline.ts';

const bad: readonly Readonly<Record<string, string>>[] = [
  { 'content-security-policy': "script-src 'self' 'unsafe-inline'" },
  { 'content-security-policy': "default-src * 'unsafe-inline', script-src 'unsafe-inline'" },
];
const good: readonly Readonly<Record<string, string>>[] = [
  { 'content-security-policy': "script-src 'self'" },
  { 'content-security-policy': "script-src 'unsafe-inline' 'nonce-r4nd0m'" },
  { 'content-security-policy': "script-src 'unsafe-inline', script-src 'self'" },
  { 'content-security-policy': "style-src 'unsafe-inline'; default-src 'self'" },
];

test('it is told where it is so', () => {
  for (const headers of bad)
    assert.equal(said(check.find({ pages: [page({ headers })] }, at)).length, 1, JSON.stringify(headers));
});

test('it is not told where it is not so, and error pages are not judged', () => {
  for (const headers of good)
    assert.deepEqual(said(check.find({ pages: [page({ headers })] }, at)), [], JSON.stringify(headers));
  assert.equal(said(check.find({ pages: [page({ headers: bad[0] ?? {}, status: 403 })] }, at)), 'no-access');
});

test('without a policy the question does not arise', () => {
  assert.ok(check.notApplicable?.({ pages: [page()] }, at));
});
