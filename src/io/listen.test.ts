import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Asked } from '../core/listen.ts';
import { listen, parseListen } from './listen.ts';

const folder = mkdtempSync(join(tmpdir(), 'sw-listen-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const limits = { bodyBytes: 1000, headMilliseconds: 300, wholeMilliseconds: 600, connections: 50 };
const anyPort = { kind: 'port', host: '127.0.0.1', port: 0 } as const;
const echo = async ({ method, path, body }: Asked) => ({
  status: 200,
  headers: { 'content-type': 'text/plain' },
  body: `${method} ${path} ${Buffer.from(body).toString()}`,
});

/** Sends raw bytes, and answers with all that comes back until the server closes. */
function raw(at: string, bytes: string, more: { readonly keep?: boolean } = {}): Promise<string> {
  const { hostname, port } = new URL(at);
  return new Promise((done) => {
    let said = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (part) => {
      said += part.toString();
      if (!more.keep && said.includes('\r\n\r\n')) setTimeout(() => socket.destroy(), 100);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => done(said));
  });
}

test('only loopback and sockets are listened at, unless TLS is on', () => {
  assert.deepEqual(parseListen('8780', false), { kind: 'port', host: '127.0.0.1', port: 8780 });
  assert.deepEqual(parseListen('localhost:1', false), { kind: 'port', host: '127.0.0.1', port: 1 });
  assert.deepEqual(parseListen('[::1]:80', false), { kind: 'port', host: '::1', port: 80 });
  assert.deepEqual(parseListen('127.9.9.9:80', false), { kind: 'port', host: '127.9.9.9', port: 80 });
  assert.deepEqual(parseListen('unix:/run/x.sock', false), { kind: 'socket', path: '/run/x.sock' });
  assert.deepEqual(parseListen('0.0.0.0:1', true), { kind: 'port', host: '0.0.0.0', port: 1 });
  for (const wrong of ['0.0.0.0:1', '[::]:1', '10.0.0.1:1', '192.168.1.1:443', '[::ffff:10.0.0.1]:1', '[fe80::1]:1'])
    assert.throws(() => parseListen(wrong, false), /other machines/, wrong);
  for (const wrong of ['', 'x', 'shop.example:80', '127.0.0.1', '127.0.0.1:99999', ':80', 'unix:', '1.2.3:4'])
    assert.throws(() => parseListen(wrong, true), /no address/, wrong);
});

test('a request that is smuggled, malformed or of another protocol never reaches the answer', async () => {
  const seen: string[] = [];
  const server = await listen(anyPort, undefined, limits, async (asked) => {
    seen.push(asked.path);
    return echo(asked);
  });
  const host = 'Host: a\r\n';
  const inner = 'POST /inner HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n';
  try {
    for (const bytes of [
      `POST /outer HTTP/1.1\r\n${host}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${inner}`,
      `POST /outer HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n${inner}`,
      `POST /outer HTTP/1.1\r\n${host}Content-Length: 0\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`,
      `POST /outer HTTP/1.1\r\n${host}Content-Length : ${inner.length}\r\n\r\n${inner}`,
      `POST /outer HTTP/1.1\r\n${host}Content-Length: +5\r\n\r\nabcde`,
      `POST /outer HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n${inner}`,
      `POST /outer HTTP/1.1\r\n${host} folded: x\r\n\r\n${inner}`,
      `POST /outer HTTP/1.1\r\nContent-Length: 0\r\n\r\n`,
      `POST /outer HTTP/9.9\r\n${host}\r\n`,
      `POST /outer HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`,
      '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    ]) {
      const said = await raw(server.at, bytes);
      assert.ok(!/^HTTP\/1\.1 200/m.test(said), bytes.slice(0, 60));
    }
    assert.deepEqual(seen, []);
  } finally {
    await server.close(100);
  }
});

test('what is too large is refused before it is read, whatever length it claims', async () => {
  const server = await listen(anyPort, undefined, limits, echo);
  try {
    const told = await raw(server.at, `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n`);
    assert.match(told, /^HTTP\/1\.1 413 /);
    const chunk = `100\r\n${'a'.repeat(256)}\r\n`.repeat(10);
    const chunked = await raw(server.at, `POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`);
    assert.match(chunked, /^HTTP\/1\.1 413 /);
    assert.equal((await fetch(server.at, { method: 'POST', body: 'a'.repeat(1000) })).status, 200);
  } finally {
    await server.close(100);
  }
});

test('slow clients are cut off, and others are answered meanwhile', async () => {
  const server = await listen(anyPort, undefined, limits, echo);
  try {
    const slow = Array.from({ length: 30 }, (_, at) =>
      raw(
        server.at,
        at % 2 === 0
          ? 'POST / HTTP/1.1\r\nHost: a\r\nX-Slow: '
          : 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\nabc',
        { keep: true },
      ),
    );

    assert.equal(await (await fetch(`${server.at}/x?y=1`, { method: 'POST', body: 'hello' })).text(), 'POST /x hello');
    for (const said of await Promise.all(slow)) assert.ok(!said.includes(' 200 '));
  } finally {
    await server.close(100);
  }
});

test('a socket belongs to its account and group; a dead one is replaced, a live one or a file is not', async () => {
  const path = join(folder, 'vault.sock');
  const first = await listen({ kind: 'socket', path }, undefined, limits, echo);
  assert.equal(statSync(path).mode & 0o777, 0o660);
  const said = await new Promise<string>((done) => {
    request({ socketPath: path, path: '/here' }, (response) => {
      response.setEncoding('utf8').on('data', done);
    }).end();
  });
  assert.equal(said, 'GET /here ');
  await assert.rejects(listen({ kind: 'socket', path }, undefined, limits, echo), /already/);
  await first.close(100);

  const dead = join(folder, 'dead.sock');
  const other = createServer().listen(dead);
  await new Promise((done) => other.once('listening', done));
  const second = await listen({ kind: 'socket', path }, undefined, limits, echo);
  await second.close(100);
  other.close();

  const file = join(folder, 'file');
  writeFileSync(file, 'mine');
  await assert.rejects(listen({ kind: 'socket', path: file }, undefined, limits, echo), /no socket/);
});

test('when it stops, what is under way is answered first, and no more is taken', async () => {
  let letGo = (): void => undefined;
  const held = new Promise<void>((done) => (letGo = done));
  const server = await listen(anyPort, undefined, { ...limits, wholeMilliseconds: 20_000 }, async (asked) => {
    await held;
    return echo(asked);
  });
  const under = fetch(`${server.at}/slow`);
  await new Promise((done) => setTimeout(done, 100));

  const closed = server.close(10_000);
  await assert.rejects(fetch(`${server.at}/late`));
  letGo();

  assert.equal(await (await under).text(), 'GET /slow ');
  await closed;
});
