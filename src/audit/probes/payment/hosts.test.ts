import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostKind } from './hosts.ts';

const cases = [
  ['js.stripe.com', 'processor'],
  ['applepay.cdn-apple.com', 'processor'],
  ['pay.google.com', 'processor'],
  ['www.google.com', 'vendor'],
  ['www.googletagmanager.com', 'vendor'],
  ['static.shop.example', 'own'],
  ['shop.example', 'own'],
  ['WWW.shop.example:8443', 'own'],
  ['', 'own'],
  ['googletagmanager.com.evil.example', 'other'],
  ['js-stripe.com', 'other'],
  ['stripe.com.cdn.example', 'other'],
  ['10.0.0.7', 'other'],
  ['notstripe.com', 'other'],
] as const;

for (const [host, kind] of cases) {
  test(`${host || 'the page itself'} is ${kind}`, () => {
    assert.equal(hostKind(host, 'www.shop.example'), kind);
  });
}

test('a name below a shared suffix is not the store', () => {
  assert.equal(hostKind('evil.co.uk', 'shop.co.uk'), 'other');
  assert.equal(hostKind('other.myshopify.com', 'mine.myshopify.com'), 'other');
  assert.equal(hostKind('127.0.0.2', '127.0.0.1'), 'other');
  assert.equal(hostKind('127.0.0.1:9', '127.0.0.1:8'), 'own');
});
