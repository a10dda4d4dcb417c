import assert from 'node:assert/strict';
import { createServer as createPlainServer, type RequestListener } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { test, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import certificateExpiry from '../src/audit/checks/tls/certificate-expiry.ts';
import certificateNameMismatch from '../src/audit/checks/tls/certificate-name-mismatch.ts';
import certificateUntrusted from '../src/audit/checks/tls/certificate-untrusted.ts';
import hstsMissing from '../src/audit/checks/tls/hsts-missing.ts';
import httpsMissing from '../src/audit/checks/tls/https-missing.ts';
import httpsRedirectMissing from '../src/audit/checks/tls/https-redirect-missing.ts';
import oldTlsVersion from '../src/audit/checks/tls/old-tls-version.ts';
import weakCertificateKey from '../src/audit/checks/tls/weak-certificate-key.ts';
import weakCipher from '../src/audit/checks/tls/weak-cipher.ts';
import clickjacking from '../src/audit/checks/web/clickjacking.ts';
import cookieWithoutHttponly from '../src/audit/checks/web/cookie-without-httponly.ts';
import cookieWithoutSecure from '../src/audit/checks/web/cookie-without-secure.ts';
import corsOpen from '../src/audit/checks/web/cors-open.ts';
import cspMissing from '../src/audit/checks/web/csp-missing.ts';
import insecureForm from '../src/audit/checks/web/insecure-form.ts';
import mixedContent from '../src/audit/checks/web/mixed-content.ts';
import versionDisclosed from '../src/audit/checks/web/version-disclosed.ts';
import { gather, type Known } from '../src/audit/gather.ts';
import { judge } from '../src/audit/judge.ts';
import cipherFamilies from '../src/audit/probes/tls/cipher-families.ts';
import handshake from '../src/audit/probes/tls/handshake.ts';
import protocolVersions from '../src/audit/probes/tls/protocol-versions.ts';
import cors from '../src/audit/probes/web/cors.ts';
import pages from '../src/audit/probes/web/pages.ts';
import plainHttp from '../src/audit/probes/web/plain-http.ts';
import { Unknown } from '../src/core/fact.ts';
import { openTls } from '../src/io/tls.ts';
import { openWeb } from '../src/io/web.ts';
import { makeCertificate, type Wanted } from './certificates.ts';
import { quietTools } from './web-hand.ts';

const probes = [cipherFamilies, handshake, protocolVersions, cors, pages, plainHttp];
const checks = [
  certificateExpiry,
  certificateNameMismatch,
  certificateUntrusted,
  hstsMissing,
  httpsMissing,
  httpsRedirectMissing,
  oldTlsVersion,
  weakCertificateKey,
  weakCipher,
  clickjacking,
  cookieWithoutHttponly,
  cookieWithoutSecure,
  corsOpen,
  cspMissing,
  insecureForm,
  mixedContent,
  versionDisclosed,
];
const tools = { ...quietTools, now: () => new Date() };
const closed = new Unknown('not-asked', 'Not looked at.');

/** What the whole way, from sockets to checks, says of an address: ids of failed checks, and of those that could not tell. */
async function audit(t: TestContext, address: string) {
  const { web, close } = openWeb(new URL(address), { touch: 'curious', milliseconds: 2000 }, tools);
  t.after(close);
  const tls = openTls(new URL(address), tools, 2000);
  const own = { config: undefined, prefix: '' };
  const rest = {
    files: closed,
    database: closed,
    host: closed,
    logs: closed,
    browser: closed,
    knowledge: closed,
    guesser: closed,
    own,
  };
  const known: Known = new Map();
  await gather(probes, { web, tls, ...rest }, known, tools);
  const judged = [...judge(checks, known, 'shop', tools.now())];
  const ended = (how: string): string[] => judged.filter(([, { outcome }]) => outcome.ended === how).map(([id]) => id);
  assert.deepEqual(ended('broke'), []);
  return { failed: ended('failed'), unknown: ended('unknown'), requests: web.spent() };
}

async function listen(t: TestContext, server: Server & { closeAllConnections(): void }): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function secure(
  t: TestContext,
  wanted: Wanted,
  options: ServerOptions,
  answer: RequestListener,
): Promise<string> {
  const server = createServer({ ...makeCertificate(wanted), ...options }, answer);
  return `https://127.0.0.1:${await listen(t, server)}`;
}

test('a careless store is told what it lacks', async (t) => {
  const wanted: Wanted = { names: ['other.example'], rsaBits: 1024, digest: 'sha1', from: -90, to: -1 };
  const options = { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' } as const;
  const address = await secure(t, wanted, options, (request, response) => {
    response.setHeader('content-type', 'text/html');
    response.setHeader('x-powered-by', 'PHP/7.4.33');
    response.setHeader('set-cookie', 'phpsessid=abc; path=/');
    if (request.headers.origin !== undefined) {
      response.setHeader('access-control-allow-origin', request.headers.origin);
      response.setHeader('access-control-allow-credentials', 'true');
    }
    response.end(
      '<script src="http://cdn.example/x.js"></script><form method=post action="http://shop.example/login"><input type=password></form>',
    );
  });

  const { failed, unknown, requests } = await audit(t, address);

  const expected = checks.map(({ id }) => id).filter((id) => !['https-missing', 'https-redirect-missing'].includes(id));
  assert.deepEqual(failed, expected);
  assert.deepEqual(unknown, ['https-redirect-missing']);
  assert.ok(requests <= 8);
});

test('a careful store is left alone, but for the certificate that no authority has signed', async (t) => {
  const address = await secure(t, { names: ['127.0.0.1'] }, { minVersion: 'TLSv1.2' }, (_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'strict-transport-security': 'max-age=31536000',
      'content-security-policy': "default-src 'self'; frame-ancestors 'self'",
      'set-cookie': 'PHPSESSID=abc; path=/; Secure; HttpOnly; SameSite=Lax',
    });
    response.end('<script src="/x.js"></script><form method=post action="/login"><input type=password></form>');
  });
  const server = createPlainServer((request, response) => {
    response.writeHead(301, { location: `${address}${request.url ?? ''}` }).end();
  });

  const direct = await audit(t, address);
  const redirected = await audit(t, `http://127.0.0.1:${await listen(t, server)}`);

  assert.deepEqual(direct.failed, ['certificate-untrusted']);
  assert.deepEqual(redirected.failed, []);
});

test('a store without encryption is told so, and not what only encryption makes possible', async (t) => {
  const server = createPlainServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<p>shop'),
  );

  const { failed } = await audit(t, `http://127.0.0.1:${await listen(t, server)}`);

  assert.deepEqual(failed, ['https-missing', 'clickjacking', 'csp-missing']);
});

test('a store that cannot be reached fails no check and passes none', async (t) => {
  for (const address of ['http://127.0.0.1:1', 'https://no-such-name.invalid']) {
    const { failed, unknown } = await audit(t, address);

    assert.deepEqual(failed, []);
    assert.ok(unknown.includes('csp-missing') && unknown.includes('https-missing'), address);
  }
});

test('hostile answers end in a judgement or in not knowing', async (t) => {
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
  const answers: readonly RequestListener[] = [
    (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' }).end(bomb),
    (request, response) => response.writeHead(302, { location: `${request.url ?? ''}x` }).end(),
    (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
    (_request, response) => response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.4'),
    (_request, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
        .end(Buffer.from([0x3c, 0xff, 0xfe, 0x00, 0x80])),
    (_request, response) => response.writeHead(503, { 'content-type': 'text/html' }).end('<h1>Back soon</h1>'),
  ];
  const ends: string[] = [];
  for (const answer of answers) {
    const { failed, unknown } = await audit(t, `http://127.0.0.1:${await listen(t, createPlainServer(answer))}`);
    ends.push(failed.includes('csp-missing') ? 'failed' : unknown.includes('csp-missing') ? 'unknown' : 'passed');
  }

  assert.deepEqual(ends, ['failed', 'unknown', 'unknown', 'unknown', 'failed', 'unknown']);
});
