import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietTools, webOf } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import probe from './admin-cookies.ts';

test('cookies of sign-in pages are read, other doors are not opened', async () => {
  const url = 'https://shop.example/backend/';
  const web = webOf('https://shop.example', { [url]: { headers: [['set-cookie', 'admin=secret-value; path=/']] } });
  const door = { path: 'backend', url, status: 200, usual: true, answer: 'login' as const };

  const { adminCookies } = await probe.gather(
    { web },
    { adminDoors: [door, { ...door, url: 'https://shop.example/x', answer: 'gate' }] },
    quietTools,
  );

  assert.ok(!(adminCookies instanceof Unknown));
  assert.deepEqual(
    adminCookies.map((one) => [one.url, one.cookies.map(({ name, path }) => [name, path])]),
    [[url, [['admin', '/']]]],
  );
  assert.ok(!JSON.stringify(adminCookies).includes('secret-value'));
});
