import { constants } from 'node:crypto';
import { Agent, request } from 'undici';
import type { Addresses } from './addresses.ts';
import { readBody } from './body.ts';

/** One request and its answer; redirects are not followed. */
export interface Exchange {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Buffer;
  readonly cut: boolean;
  /** Our patience ended before the answer did. */
  readonly late: boolean;
  readonly milliseconds: number;
}

export interface Asked {
  readonly url: URL;
  readonly method: 'GET' | 'HEAD' | 'OPTIONS';
  readonly headers: Readonly<Record<string, string>>;
  readonly most: number;
  readonly signal: AbortSignal;
}

const MOST_HEADER_BYTES = 64 * 1024;

/**
 * Connections to one store. Certificates are not verified and old protocols are spoken, so that a store with a broken
 * certificate can be looked at; nothing secret is ever sent. What the certificate is worth, the TLS hand tells.
 */
export function makeAgent(addresses: Addresses, connections: number, milliseconds: number): Agent {
  return new Agent({
    connections,
    pipelining: 1,
    allowH2: false,
    maxHeaderSize: MOST_HEADER_BYTES,
    headersTimeout: milliseconds,
    bodyTimeout: milliseconds,
    connect: {
      lookup: addresses.lookup,
      timeout: milliseconds,
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
      secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT,
    },
  });
}

/** Sends one request and reads at most `most` bytes of what comes back. */
export async function exchange(agent: Agent, asked: Asked): Promise<Exchange> {
  const began = performance.now();
  const {
    statusCode,
    headers: raw,
    body,
  } = await request(asked.url, {
    dispatcher: agent,
    method: asked.method,
    headers: asked.headers,
    signal: asked.signal,
    responseHeaders: 'raw',
  });
  const headers = paired(raw as unknown as readonly string[]); // `raw` gives names and values in turn; the type says otherwise
  const { bytes, cut, late } = await readBody(body, encodingsOf(headers), asked.most);
  return { status: statusCode, headers, bytes, cut, late, milliseconds: Math.round(performance.now() - began) };
}

function paired(flat: readonly string[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < flat.length; index += 2) {
    pairs.push([String(flat[index]).toLowerCase(), String(flat[index + 1])]);
  }
  return pairs;
}

function encodingsOf(headers: readonly (readonly [string, string])[]): readonly string[] {
  return headers
    .filter(([name]) => name === 'content-encoding')
    .flatMap(([, value]) => value.split(','))
    .map((name) => name.trim().toLowerCase());
}
