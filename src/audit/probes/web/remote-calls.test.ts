import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Web } from '../../../core/hands.ts';
import type { Tools } from '../../../core/tools.ts';
import type { Recognised } from '../../facts/engine.ts';
import remoteCalls from './remote-calls.ts';

const tools = {} as Tools; // the probe uses none of them

test('the words of WordPress mean that calls are taken', async () => {
  const told = await ask('woocommerce', 405, 'XML-RPC server accepts POST requests only.');

  assert.deepEqual(told, { remoteCalls: { open: true, url: 'https://shop.example/xmlrpc.php', status: 405 } });
});

test('a page that answers everything, and a door that is shut, mean that they are not', async () => {
  for (const [status, body] of [
    [200, '<h1>Welcome to xmlrpc.php</h1>'],
    [403, 'Forbidden'],
    [404, ''],
  ] as const) {
    const told = await ask('woocommerce', status, body);

    assert.deepEqual(told, { remoteCalls: { open: false, url: 'https://shop.example/xmlrpc.php', status } });
  }
});

test('other engines are not asked', async () => {
  const told = await ask('magento2', 200, 'XML-RPC server accepts POST requests only.');

  assert.deepEqual(told, { remoteCalls: { open: null, url: '', status: 0 } });
});

function ask(id: string, status: number, body: string) {
  const page: Page = {
    url: 'https://shop.example/xmlrpc.php',
    status,
    headers: [],
    body,
    start: new Uint8Array(),
    cut: false,
    redirects: [],
    milliseconds: 1,
  };
  const web: Web = { origin: 'https://shop.example', base: '/', get: () => Promise.resolve(page), spent: () => 1 };
  const engine: Recognised = {
    id,
    name: id,
    kind: 'self-hosted',
    certainty: 'certain',
    editionName: id,
    versions: [],
    from: ['web'],
  };
  return remoteCalls.gather({ web }, { recognised: engine }, tools);
}
