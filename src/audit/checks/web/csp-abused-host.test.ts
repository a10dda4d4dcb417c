import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './csp-abused-host.ts';

const bad: readonly Readonly<Record<string, string>>[] = [
  { 'content-security-policy': "script-src 'self' https://cdn.jsdelivr.net" },
  { 'content-security-policy': 'script-src *.amazonaws.com https://www.googletagmanager.com' },
];
const good: readonly Readonly<Record<string, string>>[] = [
  { 'content-security-policy': "script-src 'self' https://cdn.jsdelivr.net/npm/a@1.2.3/a.js" },
  { 'content-security-policy': "script-src 'self' js.pay.example notunpkg.com" },
  { 'content-security-policy': "script-src unpkg.com, script-src 'self'" },
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
