import { existsSync, statSync, unlinkSync } from 'node:fs';
import { chmod, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { type AddressInfo, connect, isIP } from 'node:net';
import { resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { UserError } from '../core/errors.ts';
import type { Answer, ListenLimits } from '../core/listen.ts';

export type ListenPlace =
  | { readonly kind: 'socket'; readonly path: string }
  | { readonly kind: 'port'; readonly host: string; readonly port: number };

export interface ListenTls {
  readonly certificate: string;
  readonly key: string;
}

/** A server that listens. */
export interface Listening {
  /** As a client would write it. */
  readonly at: string;
  /** No more is taken; what is under way is answered, within so many milliseconds. */
  close(milliseconds: number): Promise<void>;
}

/** What `--listen` means: `unix:PATH`, `HOST:PORT`, or a port of 127.0.0.1. Only TLS may be heard from other machines. */
export function parseListen(words: string, hasTls: boolean): ListenPlace {
  if (words.startsWith('unix:') && words.length > 5) return { kind: 'socket', path: resolve(words.slice(5)) };
  const [, bracketed, plain, digits] = /^(?:\[([0-9A-Fa-f:.]+)\]:|([^:[\]]+):)?(\d{1,5})$/.exec(words) ?? [];
  const port = Number(digits ?? NaN);
  const named = bracketed ?? plain ?? '127.0.0.1';
  const host = named === 'localhost' ? '127.0.0.1' : named;
  if (!(port <= 65_535) || isIP(host) === 0)
    throw new UserError(`"${words}" is no address to listen at.`, {
      hint: '--listen takes 127.0.0.1:PORT, [::1]:PORT or unix:PATH.',
    });
  if (!hasTls && ipaddr.process(host).range() !== 'loopback')
    throw new UserError(`${host} can be reached from other machines, and card numbers would pass in clear.`, {
      hint: 'Listen at 127.0.0.1 or a unix socket; or add --tls-cert FILE and --tls-key FILE.',
    });
  return { kind: 'port', host, port };
}

/** Listens until it is closed. Requests that are too large, too slow or malformed never reach `answer`. */
export async function listen(
  place: ListenPlace,
  tls: ListenTls | undefined,
  limits: ListenLimits,
  answer: Answer,
): Promise<Listening> {
  const settings = {
    insecureHTTPParser: false,
    requireHostHeader: true,
    maxHeaderSize: 8192,
    headersTimeout: limits.headMilliseconds,
    requestTimeout: limits.wholeMilliseconds,
    keepAliveTimeout: 5000,
    connectionsCheckingInterval: Math.min(1000, limits.headMilliseconds / 2),
    noDelay: true,
  };
  const state = { closing: false };
  const take: RequestListener = (request, response) => void serve(request, response, limits, answer, state);
  const server = tls ? createSecure({ ...settings, ...(await readTls(tls)) }, take) : createServer(settings, take);
  server.maxConnections = limits.connections;
  server.maxRequestsPerSocket = 10_000;
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => socket.destroy());
    else socket.destroy();
  });
  await open(server, place);
  return {
    at: addressOf(server, place, tls !== undefined),
    async close(milliseconds) {
      state.closing = true;
      const timer = setTimeout(() => server.closeAllConnections(), milliseconds);
      await new Promise<void>((done) => {
        server.close(() => done());
        server.closeIdleConnections();
      });
      clearTimeout(timer);
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  limits: ListenLimits,
  answer: Answer,
  state: { readonly closing: boolean },
): Promise<void> {
  const body = await bodyOf(request, limits.bodyBytes);
  if (body === 'cut') return;
  if (body === 'long') {
    response.shouldKeepAlive = false;
    write(response, 413, { 'content-type': 'application/problem+json' }, TOO_LONG);
    return;
  }
  const header = (name: string): string | undefined => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const made = await answer({ method: request.method ?? '', path, header, body });
  if (state.closing) response.shouldKeepAlive = false;
  write(response, made.status, made.headers, request.method === 'HEAD' ? '' : made.body);
}

const TOO_LONG = JSON.stringify({ type: 'too-large', title: 'The request is too large.', status: 413 });

function write(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: string) {
  if (response.destroyed) return;
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length, 'cache-control': 'no-store' });
  response.end(bytes);
}

/** All of it; `long` as soon as it is longer than allowed, `cut` if the client went away. */
async function bodyOf(request: IncomingMessage, most: number): Promise<Uint8Array | 'long' | 'cut'> {
  if (Number(request.headers['content-length'] ?? 0) > most) return 'long';
  const parts: Buffer[] = [];
  let size = 0;
  return new Promise((done) => {
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size > most) {
        request.pause();
        done('long');
      } else parts.push(part);
    });
    request.on('end', () => done(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts)));
    request.on('error', () => done('cut'));
    request.on('close', () => done('cut'));
  });
}

async function readTls({ certificate, key }: ListenTls) {
  const [cert, secret] = await Promise.all(
    [certificate, key].map((path) =>
      readFile(path).catch((cause: unknown) => {
        throw new UserError(`"${path}" cannot be read.`, { cause });
      }),
    ),
  );
  return { cert, key: secret, minVersion: 'TLSv1.2' } as const;
}

async function open(server: Server, place: ListenPlace): Promise<void> {
  if (place.kind === 'socket') await clear(place.path);
  await new Promise<void>((done, fail) => {
    server.once('error', (cause: NodeJS.ErrnoException) => fail(refusal(cause, place)));
    if (place.kind === 'socket') server.listen({ path: place.path }, done);
    else server.listen({ host: place.host, port: place.port }, done);
  });
  // Only the account that runs it, and its group, may ask.
  if (place.kind === 'socket') await chmod(place.path, 0o660);
}

function refusal(cause: NodeJS.ErrnoException, place: ListenPlace): Error {
  const at = place.kind === 'socket' ? place.path : `${place.host}:${place.port}`;
  if (cause.code === 'EADDRINUSE') return new UserError(`Something listens at ${at} already.`, { cause });
  return new UserError(`Nothing can listen at ${at} (${cause.code ?? 'no reason given'}).`, { cause });
}

/** Takes away a socket that nobody listens at any more. */
async function clear(path: string): Promise<void> {
  if (!existsSync(path)) return;
  if (!statSync(path).isSocket()) throw new UserError(`"${path}" is there already, and is no socket.`);
  const isUsed = await new Promise<boolean>((done) => {
    const socket = connect(path, () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
  if (isUsed) throw new UserError(`Something listens at ${path} already.`);
  unlinkSync(path);
}

function addressOf(server: Server, place: ListenPlace, isSecure: boolean): string {
  if (place.kind === 'socket') return `unix:${place.path}`;
  const { address, port, family } = server.address() as AddressInfo; // it listens at a port
  return `${isSecure ? 'https' : 'http'}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
