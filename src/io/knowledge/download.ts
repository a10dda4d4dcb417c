import { createHash } from 'node:crypto';
import { request } from 'undici';
import { CannotTell } from '../../core/errors.ts';

export interface DownloadOptions {
  readonly userAgent: string;
  /** Most bytes that are taken. */
  readonly most: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of the last time, so that what has not changed is not sent again. */
  readonly etag?: string;
  readonly tries?: number;
  /** For all of it, however often it is tried. */
  readonly timeoutSeconds?: number;
  /** Without a byte. */
  readonly idleSeconds?: number;
  readonly pauseSeconds?: number;
}
export type Downloaded = { readonly changed: false } | { readonly changed: true; readonly bytes: Buffer; readonly etag?: string };

const again = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Fetches one document, within limits of size and time; throws `CannotTell` where that is not to be had. */
export async function download(url: string, options: DownloadOptions): Promise<Downloaded> {
  const tries = options.tries ?? 3;
  const signal = AbortSignal.timeout((options.timeoutSeconds ?? 600) * 1000);
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(url, options, signal);
    } catch (error) {
      const final = attempt >= tries || signal.aborted || (error instanceof CannotTell && error.why !== 'unreachable');
      if (final) throw error instanceof CannotTell ? error : new CannotTell('unreachable', `${hostOf(url)} does not answer.`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, (options.pauseSeconds ?? 2) * 1000 * attempt));
  }
}

async function once(url: string, options: DownloadOptions, signal: AbortSignal): Promise<Downloaded> {
  const { userAgent, most, headers = {}, etag, idleSeconds = 30 } = options;
  const idle = { headersTimeout: idleSeconds * 1000, bodyTimeout: idleSeconds * 1000 };
  const sent = { 'user-agent': userAgent, ...headers, ...(etag === undefined ? {} : { 'if-none-match': etag }) };
  const { statusCode, headers: got, body } = await request(url, { headers: sent, signal, ...idle });
  if (statusCode !== 200) await body.dump().catch(() => undefined);
  if (statusCode === 304) return { changed: false };
  if (again.has(statusCode)) throw new CannotTell('unreachable', `${hostOf(url)} answers with status ${statusCode}.`);
  if (statusCode !== 200) throw new CannotTell('failed', `${hostOf(url)} answers with status ${statusCode}.`);
  if (/^text\/html\b/i.test(String(got['content-type'] ?? ''))) {
    await body.dump().catch(() => undefined);
    throw new CannotTell('failed', `${hostOf(url)} sends a web page in the place of data.`);
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new CannotTell('failed', `${hostOf(url)} sends more than ${most} bytes.`);
    parts.push(part);
  }
  const expected = Number(got['content-length']);
  if (Number.isFinite(expected) && expected !== size) throw new CannotTell('unreachable', `${hostOf(url)} broke off.`);
  const bytes = Buffer.concat(parts);
  if (!isWhole(bytes, got)) throw new CannotTell('unreachable', `${hostOf(url)} sent other bytes than it announced.`);
  const tag = got['etag'];
  return { changed: true, bytes, ...(typeof tag === 'string' ? { etag: tag } : {}) };
}

/** Against the checksum that some sources send along: Google's storage, RFC 9530, RFC 1864. */
function isWhole(bytes: Buffer, headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const said = (name: string): string => String(headers[name] ?? '');
  const md5 = /(?:^|,)\s*md5=([A-Za-z0-9+/=]{24})/.exec(said('x-goog-hash'))?.[1] ?? /^[A-Za-z0-9+/=]{24}$/.exec(said('content-md5'))?.[0];
  const sha256 = /sha-256=:([A-Za-z0-9+/=]{44}):/.exec(said('content-digest'))?.[1];
  return (
    (md5 === undefined || createHash('md5').update(bytes).digest('base64') === md5) &&
    (sha256 === undefined || createHash('sha256').update(bytes).digest('base64') === sha256)
  );
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'The source';
}
