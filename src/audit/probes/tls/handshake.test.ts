import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { test } from 'node:test';
import { makeCertificate, type Wanted } from '../../../../test/certificates.ts';
import { quietTools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Handshake, Tls } from '../../../core/hands.ts';
import probe from './handshake.ts';

function hand(host: string, handshake: Tls['handshake']): { readonly tls: Tls } {
  return { tls: { host, port: 443, handshake } };
}

async function certificateOf(host: string, wanted: Wanted) {
  const der = new X509Certificate(makeCertificate(wanted).cert).raw;
  const shaken: Handshake = {
    done: true,
    version: 'TLSv1.3',
    cipher: 'x',
    chain: [der],
    distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  };
  const { certificate } = await probe.gather(
    hand(host, async () => shaken),
    {},
    quietTools,
  );
  assert.ok(certificate && !(certificate instanceof Unknown));
  return certificate;
}

test('a certificate is read: names, days, key, signature, trust', async () => {
  const seen = await certificateOf('shop.example', {
    names: ['shop.example', '*.shop.example'],
    rsaBits: 1024,
    digest: 'sha1',
    to: 10,
  });

  assert.equal(seen.subject, 'CN=shop.example');
  assert.deepEqual(seen.names, ['shop.example', '*.shop.example']);
  assert.deepEqual([seen.keyType, seen.keyBits], ['rsa', 1024]);
  assert.match(seen.signature ?? '', /sha1/i);
  assert.equal(seen.selfSigned, true);
  assert.equal(seen.distrust, 'DEPTH_ZERO_SELF_SIGNED_CERT');
  assert.equal(Math.round((Date.parse(seen.validTo) - Date.now()) / 86_400_000), 10);
  assert.equal((await certificateOf('x', { names: ['x'] })).keyBits, 256);
});

test('whether it speaks for the host follows the rules of browsers', async () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['shop.example', 'shop.example', true],
    ['SHOP.example', 'shop.example', true],
    ['www.shop.example', '*.shop.example', true],
    ['a.b.shop.example', '*.shop.example', false],
    ['shop.example', '*.shop.example', false],
    ['shop.example', 'shop.example.evil.example', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.1', 'localhost', false],
  ];
  for (const [host, name, covers] of table) {
    assert.equal((await certificateOf(host, { names: [name] })).covers, covers, `${name} for ${host}`);
  }
});

test('a host that does not speak TLS has no certificate, and it is said why', async () => {
  const silent = hand('shop.example', async () => {
    throw new CannotTell('timed-out', 'It does not answer.');
  });
  const unknown = hand('shop.example', async () => {
    throw new CannotTell('unreachable', 'It does not resolve.');
  });
  const closed = hand('shop.example', async () => ({ done: false, because: 'closed', detail: '' }));
  const plain = hand('shop.example', async () => ({ done: false, because: 'refused', detail: '' }));

  for (const [one, because] of [
    [silent, 'silent'],
    [closed, 'closed'],
    [plain, 'refused'],
  ] as const) {
    const { service, certificate } = await probe.gather(one, {}, quietTools);
    assert.ok(!(service instanceof Unknown));
    assert.deepEqual([service.served, service.because, certificate], [false, because, null]);
  }
  await assert.rejects(probe.gather(unknown, {}, quietTools), CannotTell);
});

test('a certificate that cannot be read is not known', async () => {
  const broken = hand('shop.example', async () => ({
    done: true,
    version: 'TLSv1.3',
    cipher: 'x',
    chain: [Buffer.from('nonsense')],
  }));

  assert.ok((await probe.gather(broken, {}, quietTools)).certificate instanceof Unknown);
});
