import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietTools } from '../../../../test/web-hand.ts';
import { CannotTell } from '../../../core/errors.ts';
import type { Tls } from '../../../core/hands.ts';
import probe from './protocol-versions.ts';

const place = { host: 'shop.example', port: 443 };

test('each version is accepted, refused or not to be told', async () => {
  const tls: Tls = {
    ...place,
    async handshake({ version } = {}) {
      if (version === 'TLSv1.2') return { done: true, version, cipher: 'x', chain: [] };
      if (version === 'TLSv1.1') throw new CannotTell('timed-out', 'It does not answer.');
      return { done: false, because: version === 'SSLv3' ? 'unsupported' : 'refused', detail: '' };
    },
  };

  const { versions } = await probe.gather({ tls }, { service: { ...place, served: true } }, quietTools);

  assert.deepEqual(versions, [
    { version: 'SSLv3', offered: 'untold' },
    { version: 'TLSv1', offered: 'refused' },
    { version: 'TLSv1.1', offered: 'untold' },
    { version: 'TLSv1.2', offered: 'accepted' },
    { version: 'TLSv1.3', offered: 'refused' },
  ]);
});

test('a host without TLS is not asked', async () => {
  const tls: Tls = { ...place, handshake: async () => assert.fail('asked') };

  const { versions } = await probe.gather({ tls }, { service: { ...place, served: false } }, quietTools);

  assert.deepEqual(versions, []);
});
