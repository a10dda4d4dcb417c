import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { test } from 'node:test';
import { derivedKey, fingerprint, hkdf } from './derive.ts';

// RFC 5869, A.1 and A.3.
const vectors = [
  {
    salt: '000102030405060708090a0b0c',
    info: 'f0f1f2f3f4f5f6f7f8f9',
    out: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  },
  {
    salt: '',
    info: '',
    out: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
  },
];

for (const [index, { salt, info, out }] of vectors.entries()) {
  test(`vector ${index + 1} of RFC 5869 comes out`, () => {
    const made = hkdf(Buffer.alloc(22, 0x0b), Buffer.from(salt, 'hex'), Buffer.from(info, 'hex'), 42);

    assert.equal(made.toString('hex'), out);
  });
}

test('each use and each vault has a key of its own', () => {
  const secret = Buffer.alloc(32, 7);
  const made = [
    derivedKey(secret, 'a', 'fingerprint'),
    derivedKey(secret, 'a', 'ring'),
    derivedKey(secret, 'a', 'log'),
    derivedKey(secret, 'b', 'log'),
  ];

  assert.equal(new Set(made.map((key) => key.export().toString('hex'))).size, 4);
});

test('a card has the same fingerprint however it is written, and another under another key', () => {
  const key = createSecretKey(Buffer.alloc(32, 1));

  assert.equal(fingerprint(key, '4111 1111 1111 1111'), fingerprint(key, '4111-1111-11111111'));
  assert.notEqual(fingerprint(key, '4111111111111111'), fingerprint(key, '4012888888881881'));
  assert.notEqual(
    fingerprint(key, '4111111111111111'),
    fingerprint(createSecretKey(Buffer.alloc(32)), '4111111111111111'),
  );
});
