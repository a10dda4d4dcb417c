import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, normalize } from 'node:path';
import { makeDatabase } from './database.ts';
import { makeFiles } from './files.ts';
import { pages } from './pages.ts';

export interface DemoShop {
  readonly url: string;
  readonly root: string;
  /** A DSN. */
  readonly database: string;
  close(): Promise<void>;
}

/** Starts the unsafe little shop: files and database in a folder of its own, pages on a free port of loopback. */
export async function openShop(): Promise<DemoShop> {
  const folder = mkdtempSync(join(tmpdir(), 'storewarden-demo-'));
  const root = join(folder, 'shop');
  mkdirSync(root);
  makeFiles(root);
  makeDatabase(join(folder, 'shop.sqlite'));
  const server = createServer((request, response) => serve(root, request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    root,
    database: `sqlite:${join(folder, 'shop.sqlite')}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const common = {
  server: 'Apache/2.2.22 (Debian)',
  'x-powered-by': 'PHP/5.6.40',
  'set-cookie': 'zenid=0123456789abcdef; path=/',
};

/** Pages where there are some, else files as a careless server gives them out. */
function serve(root: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = new URL(request.url ?? '/', 'http://shop.invalid');
  const page = pages(pathname, search);
  const answer = page ?? file(root, pathname) ?? { status: 404, type: 'text/html', body: '<h1>Not Found</h1>' };
  response.writeHead(answer.status, { ...common, 'content-type': answer.type });
  response.end(request.method === 'HEAD' ? undefined : answer.body);
}

function file(root: string, path: string): { status: number; type: string; body: Uint8Array } | undefined {
  const below = normalize(decodeURIComponent(path)).replace(/^(\.\.[/\\])+/, '');
  const full = join(root, below);
  if (!full.startsWith(root) || full.endsWith('.php') || full.includes('.htaccess')) return undefined;
  const entry = statSync(full, { throwIfNoEntry: false });
  if (!entry?.isFile()) return undefined;
  return {
    status: 200,
    type: /\.(?:css|txt|log|sql)$/.test(full) ? 'text/plain' : 'application/octet-stream',
    body: readFileSync(full),
  };
}
