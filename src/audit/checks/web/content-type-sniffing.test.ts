import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, page, said } from '../../../../test/web-samples.ts';
import check from './content-type-sniffing.ts';

const bad: readonly Readonly<Record<string, string>>[] = [{}, { 'x-content-type-options': 'sniff' }];
const good: readonly Readonly<Record<string, string>>[] = [
  { 'x-content-type-options': 'NoSniff' },
  { 'x-content-type-options': 'nosniff, nosniff' },
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
