import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Frame, Page, Request, Response, Route } from 'playwright-core';
import { CannotTell } from '../../core/errors.ts';
import type { Visit } from '../../core/hands.ts';
import type { Addresses } from '../web/addresses.ts';
import { type FrameRead, readFrame } from './read-frame.ts';

/** Milliseconds: until the page is there, until its scripts come to rest, and for everything together. */
export interface VisitLimits {
  readonly page: number;
  readonly settle: number;
  readonly whole: number;
}

const MOST_FRAMES = 40;
const MOST_SCRIPTS = 400;
const MOST_REQUESTS = 1_500;
const MOST_SCRIPT_BYTES = 8 * 1024 * 1024;
const MOST_URL = 2_000;

type Script = Visit['scripts'][number];

/** Looks at one page as a browser shows it, in a profile of its own. Sends no forms: only GET, HEAD and OPTIONS go out. */
export async function visit(
  browser: Browser,
  url: URL,
  addresses: Addresses,
  limits: VisitLimits,
  signal: AbortSignal,
): Promise<Visit> {
  const context = await browser.newContext({
    acceptDownloads: false,
    serviceWorkers: 'block',
    // The TLS checks speak of certificates; the page has to be seen all the same.
    ignoreHTTPSErrors: true,
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version().split('.')[0] ?? '0'}.0.0.0 Safari/537.36 (compatible; storewarden; security audit asked for by the owner of this store)`,
  });
  const { promise: over, reject: end } = Promise.withResolvers<never>();
  // Nobody may be waiting for it any more when it comes.
  over.catch(() => undefined);
  const timer = setTimeout(
    () => end(new CannotTell('timed-out', 'The page kept the browser busy for too long.')),
    limits.whole,
  );
  const stop = (): void => end(new CannotTell('not-asked', 'The audit was stopped.'));
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([look(context, url, addresses, limits, end), over]);
  } catch (error) {
    throw failure(error, url);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    await within(
      context.close().catch(() => undefined),
      3_000,
    );
  }
}

async function look(
  context: BrowserContext,
  url: URL,
  addresses: Addresses,
  limits: VisitLimits,
  end: (error: CannotTell) => void,
): Promise<Visit> {
  await context.route('**/*', (route) => admit(route, addresses));
  await context.routeWebSocket(/.*/, (socket) => void socket.close());
  const page = await context.newPage();
  const requests: Request[] = [];
  const scripts: Promise<Script | undefined>[] = [];
  context.on('page', (other) => void (other === page ? undefined : other.close().catch(() => undefined)));
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  page.on('crash', () => end(new CannotTell('failed', 'The page made the browser crash.')));
  page.on('request', (request) => void (requests.length < MOST_REQUESTS && requests.push(request)));
  page.on('response', (response) => {
    if (scripts.length < MOST_SCRIPTS && isOwnScript(response, page)) scripts.push(loaded(response));
  });
  const answer = await page.goto(url.href, { timeout: limits.page, waitUntil: 'commit' });
  await page.waitForLoadState('domcontentloaded', { timeout: limits.settle }).catch(() => undefined);
  await page.waitForLoadState('networkidle', { timeout: limits.settle }).catch(() => undefined);
  return told(page, answer, requests, (await within(Promise.all(scripts), limits.settle)) ?? []);
}

async function told(
  page: Page,
  answer: Response | null,
  requests: readonly Request[],
  scripts: readonly (Script | undefined)[],
): Promise<Visit> {
  const main = readFrame(await page.content(), page.url());
  const frames: Visit['frames'][number][] = [];
  for (const frame of page.frames().slice(1, MOST_FRAMES))
    frames.push({ url: cut(frame.url()), fields: (await frameOf(frame)).fields });
  return {
    url: cut(page.url()),
    status: answer?.status() ?? 0,
    title: main.title,
    frames,
    forms: main.forms,
    scripts: [...scripts.filter((script) => script !== undefined), ...main.inline],
    requests: requests.map((request) => ({ url: cut(request.url()), type: request.resourceType() })),
  };
}

async function frameOf(frame: Frame): Promise<FrameRead> {
  const html = await within(
    frame.content().catch(() => ''),
    2_000,
  );
  return readFrame(html ?? '', frame.url());
}

/** Reads only, and nothing from private networks unless the store is there. */
async function admit(route: Route, addresses: Addresses): Promise<void> {
  const request = route.request();
  const url = URL.parse(request.url());
  const reads = ['GET', 'HEAD', 'OPTIONS'].includes(request.method());
  const open =
    url !== null && reads && ['http:', 'https:'].includes(url.protocol) && (await reachable(url.hostname, addresses));
  // An empty answer leaves the page that wanted to go elsewhere as it is. It may be gone by now.
  const refuse = (): Promise<void> =>
    request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort('blockedbyclient');
  await (open ? route.continue() : refuse()).catch(() => undefined);
}

function reachable(hostname: string, addresses: Addresses): Promise<boolean> {
  try {
    addresses.check(hostname);
  } catch {
    return Promise.resolve(false); // a private address
  }
  if (/^[\d.]+$|:/.test(hostname)) return Promise.resolve(true);
  return new Promise((resolve) => addresses.lookup(hostname, { all: true }, (error) => resolve(error === null)));
}

function isOwnScript(response: Response, page: Page): boolean {
  const request = response.request();
  return request.resourceType() === 'script' && !request.serviceWorker() && request.frame() === page.mainFrame();
}

async function loaded(response: Response): Promise<Script | undefined> {
  try {
    const body = await response.body();
    const sha256 = createHash('sha256').update(body.subarray(0, MOST_SCRIPT_BYTES)).digest('hex');
    return { url: cut(response.url()), inline: false, sha256, size: body.length };
  } catch {
    return undefined; // a redirect, or blocked: it is among the requests
  }
}

async function within<Value>(work: Promise<Value>, milliseconds: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  const value = await Promise.race([work, late]);
  clearTimeout(timer);
  return value;
}

function cut(url: string): string {
  return url.slice(0, MOST_URL);
}

function failure(error: unknown, url: URL): unknown {
  if (error instanceof CannotTell || !(error instanceof Error)) return error;
  if (error.name === 'TimeoutError')
    return new CannotTell('timed-out', `${url.host} did not show its page in the browser in time.`, { cause: error });
  return new CannotTell('failed', `The browser could not show the page of ${url.host}.`, { cause: error });
}
