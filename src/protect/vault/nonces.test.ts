import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeNonces } from './nonces.ts';

test('a hundred thousand nonces are all different, also while they are kept', () => {
  const nonces = makeNonces();

  const kept = Array.from({ length: 100_000 }, () => nonces.next());

  assert.equal(new Set(kept.map((nonce) => Buffer.from(nonce).toString('hex'))).size, 100_000);
});

test('no random byte is handed out twice', () => {
  let filled = 0;
  const nonces = makeNonces((bytes) => {
    for (let at = 0; at < bytes.length; at += 4) new DataView(bytes.buffer).setUint32(at, filled++);
  });

  const seen = new Set<number>();
  for (let index = 0; index < 5000; index++) {
    const nonce = nonces.next();
    assert.equal(nonce.length, 12);
    const view = new DataView(nonce.buffer, nonce.byteOffset);
    for (const at of [0, 4, 8]) seen.add(view.getUint32(at));
  }

  assert.equal(seen.size, 15_000);
});
