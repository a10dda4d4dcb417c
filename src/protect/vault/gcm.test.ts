import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { test } from 'node:test';
import { decryptGcm, encryptGcm } from './gcm.ts';

// Test cases 13, 14 and 16 of "The Galois/Counter Mode of Operation" (McGrew and Viega), which NIST adopted.
const long = 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308';
const vectors = [
  { key: '00'.repeat(32), nonce: '00'.repeat(12), clear: '', bound: '', sealed: '530f8afbc74536b9a963b4f1c4cb738b' },
  {
    key: '00'.repeat(32),
    nonce: '00'.repeat(12),
    clear: '00'.repeat(16),
    bound: '',
    sealed: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    key: long,
    nonce: 'cafebabefacedbaddecaf888',
    clear:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    bound: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    sealed:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
];

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}

for (const [index, { key, nonce, clear, bound, sealed }] of vectors.entries()) {
  test(`published vector ${index + 1} seals and opens`, () => {
    const secret = createSecretKey(hex(key));

    const made = encryptGcm(secret, hex(nonce), hex(clear), hex(bound));

    assert.equal(made.toString('hex'), sealed);
    assert.equal(decryptGcm(secret, hex(nonce), hex(sealed), hex(bound))?.toString('hex'), clear);
  });
}

test('a tag that is cut short is refused', () => {
  const secret = createSecretKey(Buffer.alloc(32));

  assert.equal(decryptGcm(secret, Buffer.alloc(12), hex('530f8afbc74536b9a963b4f1c4cb73'), Buffer.alloc(0)), undefined);
});
