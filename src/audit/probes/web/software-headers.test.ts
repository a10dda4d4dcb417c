import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Web } from '../../../core/hands.ts';
import softwareHeaders from './software-headers.ts';

const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};
const page = { url: '', status: 200, body: '', start: new Uint8Array(), cut: false, redirects: [], milliseconds: 1 };
const web = (headers: readonly (readonly [string, string])[]): Web => ({
  origin: '',
  base: '/',
  spent: () => 1,
  get: async () => ({ ...page, headers }),
});

test('reads versions from the headers that programs sign with', async () => {
  const headers = [
    ['server', 'Apache/2.4.57 (Debian) OpenSSL/3.0.11'],
    ['x-powered-by', 'PHP/8.1.2-1ubuntu2.14'],
    ['x-other', 'nginx/1.2'],
  ] as const;

  const { softwareOnWeb } = await softwareHeaders.gather({ web: web(headers) }, {}, tools);

  assert.ok(!(softwareOnWeb instanceof Unknown));
  assert.deepEqual(
    softwareOnWeb.map(({ name, version }) => `${name} ${version}`),
    ['Apache 2.4.57', 'PHP 8.1.2'],
  );
});

test('finds none where only names stand', async () => {
  assert.deepEqual(
    (
      await softwareHeaders.gather(
        {
          web: web([
            ['server', 'nginx'],
            ['x-powered-by', 'Express'],
          ]),
        },
        {},
        tools,
      )
    ).softwareOnWeb,
    [],
  );
});
