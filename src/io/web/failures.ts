import { CannotTell } from '../../core/errors.ts';
import type { WhyUnknown } from '../../core/fact.ts';

const sentences: Readonly<Record<string, readonly [WhyUnknown, string]>> = {
  ENOTFOUND: ['unreachable', 'the name does not resolve to an address'],
  EAI_AGAIN: ['unreachable', 'the name could not be resolved just now'],
  ECONNREFUSED: ['unreachable', 'the connection is refused'],
  ECONNRESET: ['unreachable', 'the connection is dropped before an answer'],
  EPIPE: ['unreachable', 'the connection is dropped before an answer'],
  EHOSTUNREACH: ['unreachable', 'there is no way to its network'],
  ENETUNREACH: ['unreachable', 'there is no way to its network'],
  EACCES: ['unreachable', 'this machine does not allow the connection'],
  EPROTO: ['unreachable', 'no encrypted connection could be agreed on'],
  ETIMEDOUT: ['timed-out', 'it does not answer in time'],
  PRIVATE_ADDRESS: ['no-access', 'its name leads into a private network, where a public store is not looked for'],
  UND_ERR_CONNECT_TIMEOUT: ['timed-out', 'it does not answer in time'],
  UND_ERR_HEADERS_TIMEOUT: ['timed-out', 'it does not answer in time'],
  UND_ERR_BODY_TIMEOUT: ['timed-out', 'it does not answer in time'],
  UND_ERR_ABORTED: ['timed-out', 'it does not answer in time'],
  UND_ERR_SOCKET: ['unreachable', 'the connection is dropped before an answer'],
  UND_ERR_HEADERS_OVERFLOW: ['failed', 'it sends more headers than can be read'],
  HPE_HEADER_OVERFLOW: ['failed', 'it sends more headers than can be read'],
  ERR_INVALID_ARG_VALUE: ['failed', 'it answers with something that is not HTTP'],
};

/** What went wrong on the wire as a sentence; `undefined` for what is a bug of ours. */
export function failureOf(error: unknown, host: string): CannotTell | undefined {
  if (error instanceof CannotTell) return error;
  if (!(error instanceof Error)) return undefined;
  const code = codeOf(error);
  if (error.name === 'TimeoutError') return made('ETIMEDOUT', host, error);
  if (sentences[code]) return made(code, host, error);
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) return made('EPROTO', host, error);
  if (code.startsWith('HPE_') || error.name === 'HTTPParserError') return made('ERR_INVALID_ARG_VALUE', host, error);
  if (code.startsWith('UND_ERR_') || /^E[A-Z]+$/.test(code)) return made('UND_ERR_SOCKET', host, error);
  return undefined;
}

/** True for a kept connection that the other side closed just as it was used again. */
export function isDropped(error: unknown): boolean {
  return error instanceof Error && ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(error));
}

function made(code: string, host: string, cause: Error): CannotTell {
  const [why, words] = sentences[code] ?? ['failed', 'it answers in a way that cannot be read'];
  return new CannotTell(why, `${host} could not be read: ${words}.`, { cause });
}

function codeOf(error: Error): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
