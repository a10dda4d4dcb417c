import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { CannotTell } from '../../core/errors.ts';
import { download } from './download.ts';

async function serving<Result>(answer: RequestListener, work: (url: string) => Promise<Result>): Promise<Result> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const options = { userAgent: 'storewarden/test', most: 1_000, pauseSeconds: 0.01, timeoutSeconds: 2 };

test('takes a document with its etag, and none if it has not changed', async () => {
  await serving(
    (request, response) => {
      if (request.headers['if-none-match'] === '"a"') return response.writeHead(304).end();
      return response.writeHead(200, { etag: '"a"' }).end('{}');
    },
    async (url) => {
      const first = await download(url, options);
      assert.ok(first.changed && first.bytes.toString() === '{}' && first.etag === '"a"');
      assert.deepEqual(await download(url, { ...options, etag: '"a"' }), { changed: false });
    },
  );
});

test('tries again where the source is busy', async () => {
  let asked = 0;
  await serving(
    (_request, response) => (asked++ < 2 ? response.writeHead(503).end() : response.end('ok')),
    async (url) => assert.ok((await download(url, options)).changed),
  );
  assert.equal(asked, 3);
});

for (const [what, answer, why] of [
  ['refuses', (_request, response) => response.writeHead(403).end(), 'failed'],
  ['sends too much', (_request, response) => response.end('x'.repeat(2_000)), 'failed'],
  [
    'breaks off',
    (_request, response) => {
      response.writeHead(200, { 'content-length': '500' });
      response.write('half');
      setTimeout(() => response.destroy(), 20);
    },
    'unreachable',
  ],
  ['says nothing', () => undefined, 'unreachable'],
] as const satisfies readonly (readonly [string, RequestListener, string])[]) {
  test(`a source that ${what} is told`, async () => {
    await serving(answer, async (url) => {
      await assert.rejects(
        download(url, { ...options, tries: 2, timeoutSeconds: 0.3 }),
        (error) => error instanceof CannotTell && error.why === why,
      );
    });
  });
}
