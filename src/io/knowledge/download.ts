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
  readonly timeoutSeconds?: number;
  readonly pauseSeconds?: number;
}
export type Downloaded = { readonly changed: false } | { readonly changed: true; readonly bytes: Buffer; readonly etag?: string };

const again = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Fetches one document, within limits of size and time; throws `CannotTell` where that is not to be had. */
export async function download(url: string, options: DownloadOptions): Promise<Downloaded> {
  const tries = options.tries ?? 3;
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(url, options);
    } catch (error) {
      const final = attempt >= tries || (error instanceof CannotTell && error.why !== 'unreachable');
      if (final) throw error instanceof CannotTell ? error : new CannotTell('unreachable', `${hostOf(url)} does not answer.`, { cause: error });
    }
    await new Promise((resolve) => setTimeout(resolve, (options.pauseSeconds ?? 2) * 1000 * attempt));
  }
}

async function once(url: string, { userAgent, most, headers = {}, etag, timeoutSeconds = 120 }: DownloadOptions): Promise<Downloaded> {
  const signal = AbortSignal.timeout(timeoutSeconds * 1000);
  const sent = { 'user-agent': userAgent, ...headers, ...(etag === undefined ? {} : { 'if-none-match': etag }) };
  const { statusCode, headers: got, body } = await request(url, { headers: sent, signal });
  if (statusCode !== 200) await body.dump().catch(() => undefined);
  if (statusCode === 304) return { changed: false };
  if (again.has(statusCode)) throw new CannotTell('unreachable', `${hostOf(url)} answers with status ${statusCode}.`);
  if (statusCode !== 200) throw new CannotTell('failed', `${hostOf(url)} answers with status ${statusCode}.`);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of body as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new CannotTell('failed', `${hostOf(url)} sends more than ${most} bytes.`);
    parts.push(part);
  }
  const expected = Number(got['content-length']);
  if (Number.isFinite(expected) && expected !== size) throw new CannotTell('unreachable', `${hostOf(url)} broke off.`);
  const tag = got['etag'];
  return { changed: true, bytes: Buffer.concat(parts), ...(typeof tag === 'string' ? { etag: tag } : {}) };
}

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? 'The source';
}
