import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { engines } from '../src/engines/index.gen.ts';
import { auditJson } from '../test/e2e/run.ts';

/** Requests that an outside audit makes at `--touch curious`, as the store itself counts them: for each engine, on three kinds of store. */
const MOST = 150;
const pages = { 'content-type': 'text/html; charset=utf-8' };
const home =
  '<!doctype html><html><head><title>Shop</title><script src="/app.js"></script></head><body><a href="/login">Sign in</a><a href="/cart">Cart</a><a href="/checkout">Checkout</a></body></html>';
const linked = new Set(['/', '/login', '/cart', '/checkout']);

const stores: Readonly<Record<string, RequestListener>> = {
  // What is not there is not there.
  plain: (request, response) => {
    const there = linked.has(request.url ?? '');
    response.writeHead(there ? 200 : 404, pages).end(there ? home : '<!doctype html><title>Not found</title>');
  },
  // Every address is the home page.
  same: (_request, response) => void response.writeHead(200, pages).end(home),
  // Every address leads to another one.
  away: (request, response) => {
    const there = linked.has(request.url ?? '') || (request.url ?? '').endsWith('?x');
    if (there) response.writeHead(200, pages).end(home);
    else response.writeHead(302, { location: `${request.url ?? ''}?x` }).end();
  },
};

let worst = 0;
for (const { id } of engines) {
  const counts: string[] = [];
  for (const [kind, answer] of Object.entries(stores)) {
    const count = await requestsOf(id, answer);
    counts.push(`${kind} ${count}`);
    worst = Math.max(worst, count);
  }
  process.stdout.write(`${id.padEnd(12)} ${counts.join(', ')}\n`);
}
process.stdout.write(`at most ${worst} requests (may be ${MOST})\n`);
if (worst > MOST) process.exitCode = 1;

async function requestsOf(engine: string, answer: RequestListener): Promise<number> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // listening on TCP, so it is no string
  await auditJson([`http://127.0.0.1:${port}/`, '--engine', engine, '--browser', 'off']);
  server.closeAllConnections();
  server.close();
  return count;
}
