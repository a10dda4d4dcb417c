import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { CannotTell, UserError } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import type { Browser } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import { findChromium } from './browser/find-chromium.ts';
import { openBrowser } from './browser.ts';

const log = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(), signal: new AbortController().signal, log, tell() {} };
const limits = { page: 8_000, settle: 1_500, whole: 12_000 };
const program = await findChromium();
const skip = program === undefined ? 'no Chromium is installed here' : false;

const pages: Readonly<Record<string, string>> = {
  '/checkout': `<title>Pay here</title><form action="/pay" method="post"><input name="cc_number" autocomplete="cc-number"></form>
    <iframe src="/frame"></iframe><script src="/late.js"></script>
    <script>document.body.append(Object.assign(document.createElement('input'), { id: 'made-by-script' }))</script>`,
  '/frame': '<input name="cardnumber">',
  '/late.js': 'fetch("/beacon?x=1").catch(() => {}); addEventListener("load", () => document.forms[0].submit())',
  '/loop': '<script>for (;;) {}</script>',
  '/rude': `<title>Rude</title><script>alert(1); confirm(2); window.open('/checkout'); onbeforeunload = () => 'stay'; fetch('http://127.0.0.2:PORT/inside').catch(() => {})</script><p>here`,
};
const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
  const body = pages[(request.url ?? '').split('?')[0] ?? ''];
  response.writeHead(body === undefined ? 404 : 200, {
    'content-type': request.url?.endsWith('.js') ? 'text/javascript' : 'text/html',
  });
  response.end((body ?? 'nothing here').replace('PORT', String(portOf(inside))));
});
/** Another machine of the private network: not the store's. */
const inside = createServer((_, response) => {
  asked.push('inside');
  response.end();
});
function portOf(one: Server): number {
  return (one.address() as AddressInfo).port; // it listens on a port
}
let origin = '';
let opened: { readonly browser: Browser; close(): Promise<void> };

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.2', resolve));
  origin = `http://127.0.0.1:${portOf(server)}`;
  if (skip) return;
  const one = await openBrowser('auto', new URL(origin), tools, limits);
  assert.ok(!(one instanceof Unknown));
  opened = one;
});
after(async () => {
  await opened?.close();
  for (const one of [server, inside]) {
    one.closeAllConnections();
    one.close();
  }
});

test('a page is seen as scripts have made it, with its frames, and no form is sent', { skip }, async () => {
  const seen = await opened.browser.visit(`${origin}/checkout`);

  assert.equal(seen.status, 200);
  assert.equal(seen.title, 'Pay here');
  assert.deepEqual(
    seen.forms.flatMap(({ fields }) => fields.map(({ name, id }) => name || id)),
    ['cc_number', 'made-by-script'],
  );
  assert.deepEqual(
    seen.frames.map(({ url, fields }) => [url, fields.map(({ name }) => name)]),
    [[`${origin}/frame`, ['cardnumber']]],
  );
  assert.equal(seen.scripts.find(({ inline }) => !inline)?.sha256, hash('sha256', pages['/late.js'] ?? ''));
  assert.equal(seen.scripts.filter(({ inline }) => inline).length, 1);
  assert.ok(seen.requests.some(({ url, type }) => url.endsWith('/beacon?x=1') && type === 'fetch'));
  assert.ok(!asked.some((line) => line.startsWith('POST')), asked.join());
});

test('a page that never ends ends in an unknown', { skip }, async () => {
  await assert.rejects(
    opened.browser.visit(`${origin}/loop`),
    (error) => error instanceof CannotTell && error.why === 'timed-out',
  );
});

test('alerts, popups and requests into private networks come to nothing', { skip }, async () => {
  const seen = await opened.browser.visit(`${origin}/rude`);

  assert.equal(seen.title, 'Rude');
  assert.ok(seen.requests.some(({ url }) => url.endsWith('/inside')));
  assert.ok(!asked.includes('inside'));
});

test('pages of other sites are not visited', { skip }, async () => {
  await assert.rejects(opened.browser.visit('https://other.example/'), CannotTell);
  await assert.rejects(opened.browser.visit('file:///etc/passwd'), CannotTell);
});

test('switched off or missing is an unknown, a path that is no program is a mistake', async () => {
  const off = await openBrowser('off', new URL(origin), tools);

  assert.ok(off instanceof Unknown && off.why === 'not-asked');
  await assert.rejects(openBrowser('/no/such/browser', new URL(origin), tools), UserError);
});
