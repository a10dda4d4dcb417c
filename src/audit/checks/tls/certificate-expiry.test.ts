import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, certificate, said } from '../../../../test/web-samples.ts';
import check from './certificate-expiry.ts';

test('a certificate outside its days or near their end is told', () => {
  const table: readonly (readonly [string, string, string])[] = [
    ['2026-01-01T00:00:00Z', '2026-11-22T00:00:00Z', '-'],
    ['2026-11-24T00:00:00Z', '2027-02-01T00:00:00Z', '-'],
    ['2026-09-01T00:00:00Z', '2026-12-01T00:00:00Z', 'medium'],
    ['2026-11-18T00:00:00Z', '2026-11-24T00:00:00Z', 'medium'],
  ];
  for (const [validFrom, validTo, severity] of table) {
    assert.deepEqual(said(check.find({ certificate: certificate({ validFrom, validTo }) }, at)), [severity], validTo);
  }
});

test('a short-lived certificate that nobody renews is told', () => {
  const short = certificate({ validFrom: '2026-11-22T00:00:00Z', validTo: '2026-11-28T00:00:00Z', selfSigned: true });

  assert.deepEqual(said(check.find({ certificate: short }, at)), ['medium']);
});

test('a certificate in its days is left alone, also one that lives for six days only', () => {
  const short = certificate({ validFrom: '2026-11-22T00:00:00Z', validTo: '2026-11-28T00:00:00Z' });

  assert.deepEqual(said(check.find({ certificate: certificate() }, at)), []);
  assert.deepEqual(said(check.find({ certificate: short }, at)), []);
  assert.ok(check.notApplicable?.({ certificate: null }, at));
});
