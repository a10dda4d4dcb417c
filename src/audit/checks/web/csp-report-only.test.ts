import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './csp-report-only.ts';

const bad: readonly Readonly<Record<string, string>>[] = [
  { 'content-security-policy-report-only': "script-src 'self'" },
];
const good: readonly Readonly<Record<string, string>>[] = [
  {
    'content-security-policy-report-only': "script-src 'self'",
    'content-security-policy': "script-src 'self' 'unsafe-inline'",
  },
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

test('it weighs more on the checkout', () => {
  const headers = { 'content-security-policy-report-only': "script-src 'self'" };
  const pay = page({ kind: 'checkout', url: 'https://shop.example/checkout', headers });

  assert.deepEqual(said(check.find({ pages: [page({ headers })] }, at)), ['low']);
  assert.deepEqual(said(check.find({ pages: [page({ headers }), pay] }, at)), ['-']);
});
