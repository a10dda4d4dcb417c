import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import type { TlsVersion } from '../../core/hands.ts';

/** A greeting of our own, for what this machine's OpenSSL no longer offers: RFC 5246, section 7.4.1.2. */
export interface Hello {
  readonly host: string;
  readonly port: number;
  /** Sent as SNI; absent for addresses. */
  readonly serverName?: string;
  readonly version: TlsVersion;
  /** Numbers of cipher suites in the IANA registry. */
  readonly suites: readonly number[];
  readonly milliseconds: number;
  readonly signal: AbortSignal;
}

/** What came back: the suite that the server chose, or a word of why it would not. */
export type HelloAnswer =
  | { readonly chosen: number; readonly version: TlsVersion }
  | { readonly chosen: undefined; readonly because: 'refused' | 'closed'; readonly detail: string };

const numbers: Readonly<Record<TlsVersion, number>> = {
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  'TLSv1.1': 0x0302,
  'TLSv1.2': 0x0303,
  'TLSv1.3': 0x0303,
};
const HANDSHAKE = 22;
const ALERT = 21;
const SERVER_HELLO = 2;
const MOST_ANSWER_BYTES = 20_000;

/** Sends one greeting, reads the first record of the answer, and hangs up. Rejects with the socket's error, or a TimeoutError. */
export function sayHello(hello: Hello): Promise<HelloAnswer> {
  return new Promise((done, fail) => {
    const socket = connect({ host: hello.host, port: hello.port });
    const stop = AbortSignal.any([hello.signal, AbortSignal.timeout(hello.milliseconds)]);
    let heard: Buffer = Buffer.alloc(0);

    function end(answer: HelloAnswer): void {
      socket.destroy();
      done(answer);
    }

    stop.addEventListener('abort', () => socket.destroy(stop.reason as Error));
    socket.on('error', fail);
    socket.on('connect', () => socket.write(greeting(hello)));
    socket.on('data', (chunk: Buffer) => {
      heard = Buffer.concat([heard, chunk]);
      const answer = readAnswer(heard, hello);
      if (answer) end(answer);
      else if (heard.length > MOST_ANSWER_BYTES) end(no('refused', 'The answer is no handshake.'));
    });
    socket.on('end', () => end(no('closed', 'The connection was closed.')));
  });
}

function no(because: 'refused' | 'closed', detail: string): HelloAnswer {
  return { chosen: undefined, because, detail };
}

function readAnswer(bytes: Buffer, { suites }: Hello): HelloAnswer | undefined {
  const type = bytes[0];
  if (type === ALERT) return no('refused', 'The server answered with an alert.');
  if (type !== HANDSHAKE) return no('refused', 'The answer is no handshake.');
  if (bytes.length < 44) return undefined;
  const suiteAt = 44 + (bytes[43] ?? 0);
  if (bytes.length < suiteAt + 2) return undefined;
  const chosen = bytes.readUInt16BE(suiteAt);
  const version = versionOf(bytes.readUInt16BE(9));
  if (bytes[5] !== SERVER_HELLO || !version || !suites.includes(chosen))
    return no('refused', 'The server chose something else.');
  return { chosen, version };
}

function versionOf(number: number): TlsVersion | undefined {
  const known: readonly TlsVersion[] = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'];
  return known.find((version) => numbers[version] === number);
}

/** The record with the ClientHello in it. */
function greeting({ version, suites, serverName }: Hello): Buffer {
  const body = Buffer.concat([
    word(numbers[version]),
    randomBytes(32),
    Buffer.from([0]),
    sized(Buffer.concat(suites.map(word))),
    Buffer.from([1, 0]),
    version === 'SSLv3' ? Buffer.alloc(0) : sized(extensions(version, serverName)),
  ]);
  const message = Buffer.concat([Buffer.from([1, 0]), sized(body)]);
  return Buffer.concat([Buffer.from([HANDSHAKE]), word(version === 'SSLv3' ? 0x0300 : 0x0301), sized(message)]);
}

function extensions(version: TlsVersion, serverName: string | undefined): Buffer {
  const parts: Buffer[] = [];
  if (serverName !== undefined) {
    parts.push(extension(0, sized(Buffer.concat([Buffer.from([0]), sized(Buffer.from(serverName, 'latin1'))]))));
  }
  parts.push(extension(10, sized(Buffer.concat([29, 23, 24, 25].map(word)))));
  parts.push(extension(11, Buffer.from([1, 0])));
  if (version === 'TLSv1.2') {
    const signatures = [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601, 0x0201, 0x0203];
    parts.push(extension(13, sized(Buffer.concat(signatures.map(word)))));
  }
  parts.push(extension(0xff01, Buffer.from([0])));
  return Buffer.concat(parts);
}

function extension(number: number, content: Buffer): Buffer {
  return Buffer.concat([word(number), sized(content)]);
}

function sized(content: Buffer): Buffer {
  return Buffer.concat([word(content.length), content]);
}

function word(number: number): Buffer {
  return Buffer.from([number >> 8, number & 0xff]);
}
