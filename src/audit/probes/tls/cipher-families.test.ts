import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietTools } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Tls } from '../../../core/hands.ts';
import probe from './cipher-families.ts';

const place = { host: 'shop.example', port: 443 };

async function look(agrees: (what: { version?: string; ciphers?: string }) => boolean) {
  const tls: Tls = {
    ...place,
    async handshake(what = {}) {
      if (agrees(what)) return { done: true, version: 'TLSv1.2', cipher: `one of ${what.ciphers ?? 'all'}`, chain: [] };
      return { done: false, because: 'refused', detail: '' };
    },
  };
  const { ciphers } = await probe.gather({ tls }, { service: { ...place, served: true } }, quietTools);
  assert.ok(ciphers && !(ciphers instanceof Unknown));
  return ciphers;
}

test('weak kinds are named with the cipher that was agreed on', async () => {
  const seen = await look(({ ciphers }) => ciphers === '3DES' || ciphers === 'aNULL');

  assert.deepEqual(
    seen.weak.filter(({ offered }) => offered === 'accepted'),
    [
      { family: '3DES', offered: 'accepted', cipher: 'one of 3DES' },
      { family: 'anonymous', offered: 'accepted', cipher: 'one of aNULL' },
    ],
  );
  assert.deepEqual([seen.authenticated, seen.forwardSecret], ['refused', 'refused']);
});

test('TLS 1.3 alone is authenticated and forward secret; older ones are asked', async () => {
  const newest = await look(({ version }) => version === 'TLSv1.3');
  const older = await look(({ ciphers }) => ciphers?.includes('AESGCM') === true);

  assert.deepEqual([newest.authenticated, newest.forwardSecret], ['accepted', 'accepted']);
  assert.deepEqual([older.authenticated, older.forwardSecret], ['accepted', 'refused']);
});
