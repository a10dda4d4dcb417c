import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPublic, pinAddresses, PrivateAddress } from './addresses.ts';

test('private, loopback and link-local addresses are told from public ones, however they are written', () => {
  const inside = [
    '127.0.0.1',
    '10.1.2.3',
    '192.168.0.1',
    '172.16.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '[::1]',
    '::ffff:127.0.0.1',
    'fe80::1',
    'fd00::1',
    '64:ff9b::7f00:1',
  ];
  const outside = ['93.184.216.34', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'];

  for (const address of inside) assert.equal(isPublic(address), false, address);
  for (const address of outside) assert.equal(isPublic(address), true, address);
});

test('a store at a public address never leads inside; a store inside leads nowhere else inside', () => {
  const abroad = pinAddresses('93.184.216.34');
  const here = pinAddresses('127.0.0.1');

  assert.throws(() => abroad.check('169.254.169.254'), PrivateAddress);
  assert.throws(() => abroad.check('[::1]'), PrivateAddress);
  assert.throws(() => here.check('127.0.0.2'), PrivateAddress);
  assert.doesNotThrow(() => here.check('127.0.0.1'));
  assert.doesNotThrow(() => abroad.check('shop.example'));
  assert.equal(here.loopback(), true);
  assert.equal(abroad.loopback(), false);
});

test('a name that leads inside is refused at the socket, unless the store itself lives there', async () => {
  assert.equal(await look('93.184.216.34', 'localhost'), 'Error');
  assert.match(String(await look('localhost', 'localhost')), /^(?:127\.0\.0\.1|::1)$/);
});

function look(own: string, name: string): Promise<unknown> {
  return new Promise((done) => {
    pinAddresses(own).lookup(name, { all: false }, (error, address) => done(error ? error.name : address));
  });
}
