import { isIP } from 'node:net';
import {
  connect,
  createSecureContext,
  type DetailedPeerCertificate,
  type SecureContext,
  type TLSSocket,
} from 'node:tls';
import { CannotTell } from '../core/errors.ts';
import type { Handshake, Tls, TlsVersion } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import { sayHello } from './tls/hello.ts';
import { oldSuites, sslSuites } from './tls/suites.ts';

const PATIENCE = 10_000;
const MOST_CERTIFICATES = 10;

/**
 * Opens the handshaking hand on the address's host: its port; or 443, where the address is http:// on its usual port.
 * `milliseconds` is the patience for one handshake.
 */
export function openTls(address: URL, tools: Tools, milliseconds = PATIENCE): Tls {
  const host = address.hostname.replace(/^\[/, '').replace(/\]$/, '');
  const port = address.port === '' ? 443 : Number(address.port);
  const name = isIP(host) ? {} : { serverName: host };
  const place = { host, port, milliseconds, signal: tools.signal, ...name };
  return {
    host,
    port,
    async handshake({ version, ciphers } = {}) {
      tools.signal.throwIfAborted();
      try {
        if (version === 'SSLv3') return await greet({ ...place, version }, sslSuites);
        const context = contextOf(version, ciphers);
        if (context) return await shake(context, place);
        const suites = oldSuites[ciphers ?? ''];
        if (suites) return await greet({ ...place, version: version ?? 'TLSv1.2' }, suites);
        return { done: false, because: 'unsupported', detail: 'The TLS library of this machine does not offer it.' };
      } catch (error) {
        tools.signal.throwIfAborted();
        return failed(error, host);
      }
    },
  };
}

type Place = {
  readonly host: string;
  readonly port: number;
  readonly milliseconds: number;
  readonly signal: AbortSignal;
  readonly serverName?: string;
};

async function greet(
  hello: Place & { readonly version: TlsVersion },
  suites: Readonly<Record<number, string>>,
): Promise<Handshake> {
  const answer = await sayHello({ ...hello, suites: Object.keys(suites).map(Number) });
  if (answer.chosen === undefined) return { done: false, because: answer.because, detail: answer.detail };
  return { done: true, version: answer.version, cipher: suites[answer.chosen] ?? '', chain: [] };
}

/** `undefined` where this machine's OpenSSL knows none of the ciphers. */
function contextOf(
  version: Exclude<TlsVersion, 'SSLv3'> | undefined,
  ciphers: string | undefined,
): SecureContext | undefined {
  // A cipher list says nothing about TLS 1.3, which would be agreed on in spite of it.
  const newest = ciphers === undefined ? 'TLSv1.3' : 'TLSv1.2';
  try {
    return createSecureContext({
      minVersion: version ?? 'TLSv1',
      maxVersion: version ?? newest,
      ciphers: `${ciphers ?? 'DEFAULT'}:@SECLEVEL=0`,
    });
  } catch (error) {
    if (codeOf(error) === 'ERR_SSL_NO_CIPHER_MATCH') return undefined;
    throw error;
  }
}

function shake(
  secureContext: SecureContext,
  { host, port, milliseconds, signal, serverName }: Place,
): Promise<Handshake> {
  return new Promise((done, fail) => {
    const socket = connect({
      host,
      port,
      secureContext,
      rejectUnauthorized: false,
      // Whether the name fits is told from the certificate; here only the chain is verified.
      checkServerIdentity: () => undefined,
      ...(serverName === undefined ? {} : { servername: serverName }),
    });
    const stop = AbortSignal.any([signal, AbortSignal.timeout(milliseconds)]);
    stop.addEventListener('abort', () => socket.destroy(stop.reason as Error));
    socket.on('error', fail);
    socket.on('close', () => done({ done: false, because: 'closed', detail: 'The connection was closed.' }));
    socket.on('secureConnect', () => {
      done(agreed(socket));
      socket.destroy();
    });
  });
}

function agreed(socket: TLSSocket): Handshake {
  const distrust = socket.authorizationError as Error | string | undefined; // a code, whatever the type says
  return {
    done: true,
    version: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    chain: chainOf(socket.getPeerCertificate(true)),
    ...(distrust ? { distrust: distrust instanceof Error ? codeOf(distrust) : distrust } : {}),
  };
}

function chainOf(first: DetailedPeerCertificate | undefined): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  const seen = new Set<string>();
  let next = first;
  while (next?.raw && !seen.has(next.fingerprint256) && chain.length < MOST_CERTIFICATES) {
    seen.add(next.fingerprint256);
    chain.push(next.raw);
    next = next.issuerCertificate;
  }
  return chain;
}

function failed(error: unknown, host: string): Handshake {
  const code = codeOf(error);
  if (error instanceof Error && (error.name === 'TimeoutError' || code === 'ETIMEDOUT')) {
    throw new CannotTell('timed-out', `${host} does not answer a handshake in time.`, { cause: error });
  }
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) {
    throw new CannotTell('unreachable', `The name ${host} does not resolve to an address.`, { cause: error });
  }
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EACCES'].includes(code)) {
    throw new CannotTell('unreachable', `There is no way from here to ${host}.`, { cause: error });
  }
  if (code === 'ECONNREFUSED') return { done: false, because: 'closed', detail: 'The connection is refused.' };
  if (['ECONNRESET', 'EPIPE'].includes(code))
    return { done: false, because: 'closed', detail: 'The connection was dropped.' };
  if (/^ERR_SSL_NO_(?:PROTOCOLS|CIPHERS)_AVAILABLE$/.test(code)) {
    return { done: false, because: 'unsupported', detail: 'The TLS library of this machine does not offer it.' };
  }
  if (code.startsWith('ERR_SSL') || code === 'EPROTO') {
    return { done: false, because: 'refused', detail: 'The server did not agree to the handshake.' };
  }
  throw error;
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
