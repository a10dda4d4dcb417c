import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietTools, webOf } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import probe from './plain-http.ts';

const https = { 'https://shop.example/': {} };

async function look(answers: Parameters<typeof webOf>[1], origin = 'https://shop.example') {
  return (await probe.gather({ web: webOf(origin, answers) }, {}, quietTools)).plainHttp;
}

test('each redirect from the plain address on is written down', async () => {
  const plain = await look({
    ...https,
    'http://shop.example/': { status: 301, to: 'http://www.shop.example/' },
    'http://www.shop.example/': { to: 'https://shop.example/?token=abc' },
    'https://shop.example/?token=abc': {},
  });

  assert.deepEqual(plain, {
    url: 'http://shop.example/',
    answers: true,
    status: 301,
    hops: [
      { from: 'http://shop.example/', status: 301, to: 'http://www.shop.example/' },
      { from: 'http://www.shop.example/', status: 302, to: 'https://shop.example/' },
    ],
    ends: 'https://shop.example/',
  });
});

test('a closed port, a page without redirect and a page that sends on by itself are told apart', async () => {
  const closed = await look(https);
  const open = await look({ ...https, 'http://shop.example/': { body: 'hello' } });
  const refreshing = await look({
    ...https,
    'http://shop.example/': { body: '<meta http-equiv="Refresh" content="0; URL=https://shop.example/">' },
  });

  assert.ok(!(closed instanceof Unknown) && !(open instanceof Unknown) && !(refreshing instanceof Unknown));
  assert.deepEqual([closed.answers, open.answers, open.ends], [false, true, 'http://shop.example/']);
  assert.equal(refreshing.refresh, 'https://shop.example/');
});

test('a redirect to another host is seen and not followed', async () => {
  const plain = await look({ ...https, 'http://shop.example/': { to: 'http://other.example/' } });

  assert.ok(!(plain instanceof Unknown));
  assert.equal(plain.ends, 'http://other.example/');
});

test('an address that was given without https is the one to ask, whatever its port', async () => {
  const web = webOf('https://127.0.0.1:8443', {
    'https://127.0.0.1:8443/': {},
    'http://127.0.0.1:8080/': { to: 'https://127.0.0.1:8443/' },
  });

  const { plainHttp: plain } = await probe.gather({ web: { ...web, given: 'http://127.0.0.1:8080' } }, {}, quietTools);

  assert.ok(!(plain instanceof Unknown));
  assert.deepEqual([plain.url, plain.ends], ['http://127.0.0.1:8080/', 'https://127.0.0.1:8443/']);
});

test('a store without encryption is its own plain address; one on an odd port has none that is known', async () => {
  const plain = await look({ 'http://127.0.0.1:8080/': {} }, 'http://127.0.0.1:8080');
  const odd = await look({ 'https://127.0.0.1:8443/': {} }, 'https://127.0.0.1:8443');

  assert.ok(!(plain instanceof Unknown));
  assert.equal(plain.url, 'http://127.0.0.1:8080/');
  assert.ok(odd instanceof Unknown);
});
