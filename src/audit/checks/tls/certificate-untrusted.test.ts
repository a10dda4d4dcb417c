import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, certificate, said } from '../../../../test/web-samples.ts';
import check from './certificate-untrusted.ts';

test('self-made certificates, broken chains and unknown authorities are told', () => {
  const bad = [
    certificate({ selfSigned: true, distrust: 'CERT_HAS_EXPIRED' }),
    certificate({ distrust: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', chainLength: 1 }),
    certificate({ distrust: 'SELF_SIGNED_CERT_IN_CHAIN' }),
  ];
  for (const one of bad) assert.deepEqual(said(check.find({ certificate: one }, at)), ['-'], one.distrust);
});

test('a trusted certificate is left alone, and dates are the business of another check', () => {
  assert.deepEqual(said(check.find({ certificate: certificate() }, at)), []);
  assert.deepEqual(said(check.find({ certificate: certificate({ distrust: 'CERT_HAS_EXPIRED' }) }, at)), []);
});
