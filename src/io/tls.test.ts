import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { type AddressInfo, createServer as createRawServer, type Server, type Socket } from 'node:net';
import { test, type TestContext } from 'node:test';
import { createServer, type TlsOptions } from 'node:tls';
import { makeCertificate } from '../../test/certificates.ts';
import { CannotTell } from '../core/errors.ts';
import type { Tls } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import { openTls } from './tls.ts';
import { sayHello } from './tls/hello.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: silent, tell() {} };

async function listen(t: TestContext, server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function serve(t: TestContext, options: TlsOptions = {}): Promise<Tls> {
  const server = createServer({ ...makeCertificate({ names: ['shop.example'] }), ...options }, (socket) =>
    socket.on('error', () => {}),
  );
  server.on('tlsClientError', () => {});
  return openTls(new URL(`https://127.0.0.1:${await listen(t, server)}`), tools);
}

test('a handshake tells version, cipher, chain and why the chain is not trusted', async (t) => {
  const { cert, key } = makeCertificate({ names: ['shop.example'] });
  const hand = await serve(t, { cert, key });

  const shaken = await hand.handshake();

  assert.ok(shaken.done);
  assert.equal(shaken.version, 'TLSv1.3');
  assert.match(shaken.cipher, /^TLS_/);
  assert.equal(shaken.distrust, 'DEPTH_ZERO_SELF_SIGNED_CERT');
  assert.deepEqual(
    shaken.chain.map((der) => new X509Certificate(der).fingerprint256),
    [new X509Certificate(cert).fingerprint256],
  );
});

test('each protocol version is offered alone', async (t) => {
  const all = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
  for (const version of all) {
    const hand = await serve(t, { minVersion: version, maxVersion: version, ciphers: 'DEFAULT:@SECLEVEL=0' });
    for (const offered of all) {
      const shaken = await hand.handshake({ version: offered });
      assert.equal(shaken.done, offered === version, `${offered} offered to ${version}`);
      if (shaken.done) assert.equal(shaken.version, version);
      else assert.equal(shaken.because, 'refused');
    }
    assert.equal((await hand.handshake()).done, true, version);
    assert.equal((await hand.handshake({ version: 'SSLv3' })).done, false);
  }
});

test('ciphers are offered alone, and what this machine cannot speak is asked by hand', async (t) => {
  const modern = await serve(t);
  const still = await serve(t, {
    ciphers: 'AES128-SHA:@SECLEVEL=0',
    maxVersion: 'TLSv1.2',
    ...makeCertificate({ names: ['a'], rsaBits: 2048 }),
  });
  const open = await serve(t, { ciphers: 'aNULL:@SECLEVEL=0', maxVersion: 'TLSv1.2' });

  for (const ciphers of ['RC4', '3DES', 'DES', 'EXPORT', 'eNULL', 'aNULL', 'kRSA']) {
    const shaken = await modern.handshake({ ciphers });
    assert.deepEqual([shaken.done, !shaken.done && shaken.because], [false, 'refused'], ciphers);
  }
  assert.equal((await modern.handshake({ ciphers: 'kECDHE', version: 'TLSv1.2' })).done, true);
  assert.equal((await still.handshake({ ciphers: 'kRSA' })).done, true);
  assert.equal((await still.handshake({ ciphers: 'kECDHE:kDHE' })).done, false);
  assert.equal((await open.handshake({ ciphers: 'aNULL' })).done, true);
  const unknown = await modern.handshake({ ciphers: 'MADEUP' });
  assert.deepEqual([unknown.done, !unknown.done && unknown.because], [false, 'unsupported']);
});

test('a greeting made by hand is understood by a real server', async (t) => {
  const hand = await serve(t, {
    ...makeCertificate({ names: ['a'], rsaBits: 2048 }),
    ciphers: 'ALL:@SECLEVEL=0',
    minVersion: 'TLSv1',
  });
  const place = {
    host: hand.host,
    port: hand.port,
    milliseconds: 3000,
    signal: tools.signal,
    serverName: 'shop.example',
  };

  for (const version of ['TLSv1', 'TLSv1.1', 'TLSv1.2'] as const) {
    assert.deepEqual(await sayHello({ ...place, version, suites: [0x000a, 0x002f] }), { chosen: 0x002f, version });
  }
  assert.equal((await sayHello({ ...place, version: 'TLSv1.2', suites: [0x0004] })).chosen, undefined);
});

test('an old server that agrees to RC4 or SSL 3.0 is found', async (t) => {
  const agreeing = createRawServer((socket) => {
    socket.once('data', (hello) => {
      const suite = hello.readUInt16BE(46 + (hello[43] ?? 0));
      socket.write(serverHello(hello.readUInt16BE(9), suite));
    });
  });
  const hand = openTls(new URL(`https://127.0.0.1:${await listen(t, agreeing)}`), tools);

  assert.deepEqual(await hand.handshake({ ciphers: 'RC4' }), {
    done: true,
    version: 'TLSv1.2',
    cipher: 'RC4-MD5',
    chain: [],
  });
  const old = await hand.handshake({ version: 'SSLv3' });
  assert.equal(old.done && old.version, 'SSLv3');
});

function serverHello(version: number, suite: number): Buffer {
  const body = Buffer.concat([word(version), Buffer.alloc(32), Buffer.from([0]), word(suite), Buffer.from([0])]);
  const message = Buffer.concat([Buffer.from([2, 0]), word(body.length), body]);
  return Buffer.concat([Buffer.from([22]), word(version), word(message.length), message]);
}

function word(number: number): Buffer {
  return Buffer.from([number >> 8, number & 0xff]);
}

test('what does not speak TLS, refuses or stays silent is told apart', async (t) => {
  const plain = await listen(
    t,
    createRawServer((socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
  );
  const rude = await listen(
    t,
    createRawServer((socket) => socket.once('data', () => socket.destroy())),
  );
  const mute = await listen(
    t,
    createRawServer(() => {}),
  );

  const answers: unknown[] = [];
  for (const port of [plain, rude, 1]) {
    for (const options of [{}, { ciphers: 'RC4' }]) {
      const shaken = await openTls(new URL(`http://127.0.0.1:${port}`), tools).handshake(options);
      answers.push(!shaken.done && shaken.because);
    }
  }

  assert.deepEqual(answers, ['refused', 'refused', 'closed', 'closed', 'closed', 'closed']);
  for (const options of [{}, { ciphers: 'RC4' }]) {
    await assert.rejects(openTls(new URL(`http://127.0.0.1:${mute}`), tools, 100).handshake(options), (error) => {
      return error instanceof CannotTell && error.why === 'timed-out';
    });
    await assert.rejects(openTls(new URL('https://no-such-name.invalid'), tools).handshake(options), (error) => {
      return error instanceof CannotTell && error.why === 'unreachable';
    });
  }
});

test('the port is that of the address, and 443 where the address names none', () => {
  assert.equal(openTls(new URL('http://shop.example'), tools).port, 443);
  assert.equal(openTls(new URL('https://shop.example:8443'), tools).port, 8443);
  assert.equal(openTls(new URL('http://[::1]:8080'), tools).host, '::1');
});
