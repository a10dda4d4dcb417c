import assert from 'node:assert/strict';
import { test } from 'node:test';
import { at, certificate, said } from '../../../../test/web-samples.ts';
import check from './weak-certificate-key.ts';

test('short keys and old signatures are told', () => {
  const bad = [
    { keyType: 'rsa', keyBits: 1024 },
    { keyType: 'ec', keyBits: 192 },
    { signature: 'sha1WithRSAEncryption' },
    { signature: 'ecdsa-with-SHA1' },
    { signature: 'md5WithRSAEncryption' },
  ];
  for (const one of bad)
    assert.deepEqual(said(check.find({ certificate: certificate(one) }, at)), ['-'], JSON.stringify(one));
});

test('sound keys and signatures are left alone', () => {
  const good = [
    {},
    { keyType: 'rsa', keyBits: 2048 },
    { keyType: 'ed25519' },
    { signature: 'sha384WithRSAEncryption' },
    { signature: 'rsassaPss' },
    { signature: 'RSA-SHA512' },
  ];
  for (const one of good)
    assert.deepEqual(said(check.find({ certificate: certificate(one) }, at)), [], JSON.stringify(one));
});
