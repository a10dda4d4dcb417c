import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createRawServer, type AddressInfo, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { brotliCompressSync, createGzip, gzipSync, zstdCompressSync } from 'node:zlib';
import { makeCertificate } from '../../test/certificates.ts';
import { CannotTell } from '../core/errors.ts';
import type { Web } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import { openWeb, type WebOptions } from './web.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: silent, tell() {} };

async function serve(
  t: TestContext,
  answer: RequestListener,
): Promise<{ url: string; port: number; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    seen.push(request);
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, seen };
}

async function serveRaw(t: TestContext, answer: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    answer(socket);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function open(t: TestContext, url: string, options: Partial<WebOptions> = {}, more: Partial<Tools> = {}): Web {
  const { web, close } = openWeb(new URL(url), { touch: 'curious', ...options }, { ...tools, ...more });
  t.after(close);
  return web;
}

async function whyNot(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CannotTell) return error.why;
    throw error;
  }
  return 'told';
}

test('a page comes with its headers apart and in order, and says who asks', async (t) => {
  const { url, seen } = await serve(t, (_request, response) => {
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.setHeader('X-One', '1');
    response.end('hello');
  });
  const web = open(t, url, { version: '1.2.3' });

  const page = await web.get('');

  assert.equal(page.body, 'hello');
  assert.equal(page.url, `${url}/`);
  assert.deepEqual(
    page.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value),
    ['a=1', 'b=2'],
  );
  assert.equal(page.cut, false);
  assert.deepEqual([...page.start], [...Buffer.from('hello')]);
  assert.match(seen[0]?.headers['user-agent'] ?? '', /storewarden\/1\.2\.3; security audit asked for by the owner/);
});

test('the same question is asked once, other headers and larger answers are asked anew', async (t) => {
  const { url, seen } = await serve(t, (_request, response) => response.end('x'.repeat(100)));
  const web = open(t, url);

  const both = await Promise.all([web.get('/a', { most: 10 }), web.get('/a', { most: 10 })]);
  await web.get('/a', { headers: { origin: 'https://other.example' }, most: 10 });
  const whole = await web.get('/a');
  const part = await web.get('/a', { most: 5 });

  assert.equal(both[0].body.length, 10);
  assert.equal(both[0].cut, true);
  assert.equal(whole.cut, false);
  assert.deepEqual([part.body.length, part.cut], [5, true]);
  assert.deepEqual(
    seen.map(({ url: path }) => path),
    ['/', '/a', '/a', '/a'],
  );
  assert.equal(web.spent(), 4);
});

test('paths are relative to the folder of the store unless they begin with a slash', async (t) => {
  const { url, seen } = await serve(t, (_request, response) => response.end());
  for (const [path, base] of [
    ['/shop', '/shop/'],
    ['/shop/index.php', '/shop/'],
    ['/index.php?x=1', '/'],
  ]) {
    const web = open(t, url + path);
    assert.equal(web.base, base);
  }
  const web = open(t, `${url}/shop/`);

  await web.get('cart');
  await web.get('/robots.txt');
  await web.get('//not-a-host/x');

  assert.deepEqual(
    seen.map(({ url: path }) => path),
    ['/shop/', '/shop/cart', '/robots.txt', '//not-a-host/x'],
  );
});

test('redirects within the store are followed and written down; others are shown, not followed', async (t) => {
  const { url, port } = await serve(t, (request, response) => {
    const to: Record<string, string> = {
      '/in': '/there',
      '/out': 'https://other.example/',
      '/inside': 'http://127.0.0.2:6379/',
      '/port': `http://127.0.0.1:${port + 1}/`,
      '/file': 'file:///etc/passwd',
      '/odd': 'http://[',
    };
    const location = to[request.url ?? ''];
    response.writeHead(location ? 302 : 200, location ? { location } : {}).end();
  });
  const web = open(t, url);

  const followed = await web.get('/in');
  const shown = await web.get('/in', { follow: false });

  assert.equal(followed.url, `${url}/there`);
  assert.deepEqual(followed.redirects, [{ url: `${url}/in`, status: 302, location: '/there' }]);
  assert.equal(shown.status, 302);
  for (const path of ['/out', '/inside', '/port', '/file', '/odd']) {
    const page = await web.get(path);
    assert.equal(page.status, 302, path);
    assert.equal(page.url, url + path);
  }
});

test('an endless redirect ends as one that cannot be told', async (t) => {
  const { url, seen } = await serve(t, (request, response) => {
    if (request.url === '/') response.end();
    else response.writeHead(302, { location: `${request.url}x` }).end();
  });
  const web = open(t, url);

  assert.equal(await whyNot(web.get('/loop')), 'failed');
  assert.ok(seen.length < 15);
});

test('addresses of other stores are refused without asking', async (t) => {
  const { url, seen } = await serve(t, (_request, response) => response.end());
  const web = open(t, url);
  await web.get('');

  for (const other of [
    'http://127.0.0.2/',
    'http://169.254.169.254/latest/meta-data/',
    'https://other.example/',
    'http://[',
  ]) {
    assert.equal(await whyNot(web.get(other)), 'unsupported', other);
  }
  assert.equal(seen.length, 1);
});

test('a page without end is cut, and the connection with it', async (t) => {
  let closed = false;
  const { url } = await serve(t, (request, response) => {
    if (request.url === '/') return void response.end();
    response.on('close', () => (closed = true));
    pour(response);
  });
  const web = open(t, url);

  const page = await web.get('/endless', { most: 1000 });

  assert.equal(page.body.length, 1000);
  assert.equal(page.cut, true);
  await new Promise((done) => setTimeout(done, 100));
  assert.equal(closed, true);
});

function pour(response: ServerResponse): void {
  const more = (): void => {
    if (!response.destroyed && response.write('x'.repeat(65_536))) setImmediate(more);
  };
  response.on('drain', more);
  more();
}

test('a compression bomb is unpacked only as far as asked', async (t) => {
  const { url } = await serve(t, (request, response) => {
    if (request.url === '/') return void response.end();
    response.setHeader('content-encoding', 'gzip');
    const gzip = createGzip();
    gzip.pipe(response);
    const zeros = Buffer.alloc(1 << 20);
    const more = (): void => {
      if (!response.destroyed && gzip.write(zeros)) setImmediate(more);
    };
    gzip.on('drain', more);
    more();
  });
  const web = open(t, url);
  const before = process.memoryUsage().rss;

  const page = await web.get('/bomb');

  assert.equal(page.cut, true);
  assert.equal(page.start.length, 512);
  assert.ok(process.memoryUsage().rss - before < 150 * 1024 * 1024);
});

test('compressed answers are unpacked; a broken one gives what could be read', async (t) => {
  const packed: Record<string, [string, Uint8Array]> = {
    '/gzip': ['gzip', gzipSync('hello')],
    '/br': ['br', brotliCompressSync('hello')],
    '/zstd': ['ZSTD', zstdCompressSync('hello')],
    '/twice': ['gzip, br', brotliCompressSync(gzipSync('hello'))],
    '/other': ['made-up', Buffer.from('hello')],
    '/broken': ['gzip', Buffer.from('this is no gzip')],
  };
  const { url } = await serve(t, (request, response) => {
    const [encoding, bytes] = packed[request.url ?? ''] ?? ['identity', Buffer.from('')];
    response.setHeader('content-encoding', encoding);
    response.end(bytes);
  });
  const web = open(t, url);

  for (const path of ['/gzip', '/br', '/zstd', '/twice', '/other'])
    assert.equal((await web.get(path)).body, 'hello', path);
  const broken = await web.get('/broken');
  assert.deepEqual([broken.body, broken.cut], ['', true]);
});

test('text is decoded by the charset of header, mark or page, and broken bytes do no harm', async (t) => {
  const answers: Record<string, [string, Uint8Array]> = {
    '/header': ['text/html; charset=ISO-8859-1', Buffer.from([0x63, 0x61, 0x66, 0xe9])],
    '/meta': ['text/html', Buffer.concat([Buffer.from('<meta charset="windows-1252">caf'), Buffer.from([0xe9])])],
    '/unknown': ['text/html; charset=klingon', Buffer.from('café')],
    '/broken': ['text/html; charset=utf-8', Buffer.from([0x63, 0xff, 0xfe, 0x80])],
    '/mark': ['text/plain', Buffer.from([0xff, 0xfe, 0x63, 0x00])],
  };
  const { url } = await serve(t, (request, response) => {
    const [type, bytes] = answers[request.url ?? ''] ?? ['text/plain', Buffer.from('')];
    response.setHeader('content-type', type);
    response.end(bytes);
  });
  const web = open(t, url);

  assert.equal((await web.get('/header')).body, 'café');
  assert.match((await web.get('/meta')).body, /café$/);
  assert.equal((await web.get('/unknown')).body, 'café');
  assert.equal((await web.get('/broken')).body, 'c\ufffd\ufffd\ufffd');
  assert.equal((await web.get('/mark')).body, 'c');
});

test('a store that cannot be reached says why, and is asked no more than it must be', async (t) => {
  const gone = await serveRaw(t, () => {});
  const refusing = 'http://127.0.0.1:1';
  const hanging = open(t, gone, { milliseconds: 200 });

  assert.equal(await whyNot(hanging.get('')), 'timed-out');
  assert.equal(await whyNot(hanging.get('/other')), 'timed-out');
  assert.equal(hanging.spent(), 1);
  assert.equal(await whyNot(open(t, refusing).get('')), 'unreachable');
  assert.equal(await whyNot(open(t, 'http://no-such-name.invalid').get('')), 'unreachable');
});

test('answers that are no HTTP, floods of headers and slow drips are told apart', async (t) => {
  const garbage = await serveRaw(t, (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n'));
  const flood = await serveRaw(t, (socket) =>
    socket.end(`HTTP/1.1 200 OK\r\n${'X-Flood: 0123456789abcdef\r\n'.repeat(10_000)}\r\n`),
  );
  const dropped = await serveRaw(t, (socket) => socket.once('data', () => socket.destroy()));
  const tls = await serveRaw(t, (socket) => socket.end('plain words'));
  const drip = await serveRaw(t, (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n\r\nstart');
    const timer = setInterval(() => socket.write('.'), 20);
    socket.on('close', () => clearInterval(timer));
  });

  assert.equal(await whyNot(open(t, garbage).get('')), 'failed');
  assert.equal(await whyNot(open(t, flood).get('')), 'failed');
  assert.equal(await whyNot(open(t, dropped).get('')), 'unreachable');
  assert.equal(await whyNot(open(t, tls.replace('http:', 'https:')).get('')), 'unreachable');
  const page = await open(t, drip, { milliseconds: 300 }).get('');
  assert.match(page.body, /^start/);
  assert.equal(page.cut, true);
});

test('the number of requests is limited by the touch, and the rest is said not to have been asked', async (t) => {
  const { url, seen } = await serve(t, (_request, response) => response.end());
  const web = open(t, url, { touch: 'visitor' });

  const ends = await Promise.all(Array.from({ length: 60 }, (_, index) => whyNot(web.get(`/${index}`))));

  assert.equal(seen.length, 40);
  assert.equal(ends.filter((end) => end === 'told').length, 39);
  assert.equal(ends.filter((end) => end === 'not-asked').length, 21);
});

test('being stopped ends the waiting at once', async (t) => {
  const stop = new AbortController();
  const url = await serveRaw(t, () => {});
  const web = open(t, url, {}, { signal: stop.signal });
  const asked = web.get('');
  asked.catch(() => {});
  setTimeout(() => stop.abort(), 50);

  await assert.rejects(asked, { name: 'AbortError' });
});

test('a store that wants its own cookie back before it answers gets it, and no other page does', async (t) => {
  const { url, seen } = await serve(t, (request, response) => {
    response.setHeader('set-cookie', 'visitor=1; path=/');
    if (request.url === '/' && request.headers.cookie === undefined) response.writeHead(302, { location: '/' }).end();
    else response.end('welcome');
  });
  const web = open(t, url);

  assert.equal((await web.get('')).body, 'welcome');
  await web.get('/other');

  assert.equal(seen.at(-1)?.headers.cookie, undefined);
});

test('a certificate that nobody trusts, and an old protocol, do not hide the pages', async (t) => {
  const server = createTlsServer(
    {
      ...makeCertificate({ names: ['other.example'], to: -1 }),
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    },
    (_request, response) => {
      response.end('hello');
    },
  );
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });

  const page = await open(t, `https://127.0.0.1:${(server.address() as AddressInfo).port}`).get('');

  assert.equal(page.body, 'hello');
});

test('where https does not answer the store is looked at without it', async (t) => {
  const server = createServer((_request, response) => response.end('plain'));
  const free = await new Promise<boolean>((done) => {
    server.once('error', () => done(false));
    server.listen(80, '127.0.0.3', () => done(true));
  });
  if (!free) return t.skip('port 80 of 127.0.0.3 cannot be had here');
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const web = open(t, 'https://127.0.0.3');

  assert.equal((await web.get('')).body, 'plain');
  assert.equal(web.origin, 'http://127.0.0.3');
});

test('a store whose answers drip on without end is not waited for page after page', async (t) => {
  const { url, seen } = await serve(t, (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const drip = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(drip));
  });
  const web = open(t, url, { milliseconds: 150 });

  const ends: string[] = [];
  for (let page = 0; page < 9; page++) ends.push(await whyNot(web.get(`page-${page}`)));

  assert.deepEqual(ends.slice(-2), ['timed-out', 'timed-out']);
  assert.ok(seen.length <= 7, String(seen.length));
});
