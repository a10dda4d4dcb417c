import { CannotTell } from '../core/errors.ts';
import type { Ask, Page, Web } from '../core/hands.ts';
import type { Touch } from '../core/probe.ts';
import type { Tools } from '../core/tools.ts';
import { pinAddresses } from './web/addresses.ts';
import { decodeText } from './web/body.ts';
import { type Asked, exchange, type Exchange, makeAgent } from './web/exchange.ts';
import { failureOf, isDropped } from './web/failures.ts';
import { makePace } from './web/pace.ts';
import { baseOf, isSameStore, resolveIn } from './web/within.ts';

const MEBIBYTE = 1024 * 1024;
const MOST_REDIRECTS = 10;
const TOO_MANY = 429;
const MOST_KEPT_BYTES = 64 * MEBIBYTE;
/** After so many requests that ran out of time with no answer between them, the store is taken to be gone. */
const MOST_SILENCES = 6;

const limits: Readonly<Record<Touch, { readonly requests: number; readonly atOnce: number; readonly gap: number }>> = {
  visitor: { requests: 40, atOnce: 2, gap: 200 },
  curious: { requests: 150, atOnce: 4, gap: 60 },
  heavy: { requests: 600, atOnce: 6, gap: 30 },
};

export interface WebOptions {
  readonly touch: Touch;
  /** Of storewarden, for the User-Agent. */
  readonly version?: string;
  /** Patience for one request, from connecting to the last byte; 20 seconds if not told. */
  readonly milliseconds?: number;
}

/** Opens the web hand on one origin. The first question settles where the store lives: its home page's redirects count. */
export function openWeb(
  address: URL,
  options: WebOptions,
  tools: Tools,
): { readonly web: Web; close(): Promise<void> } {
  const limit = limits[options.touch];
  const patience = options.milliseconds ?? 20_000;
  const addresses = pinAddresses(address.hostname);
  const agent = makeAgent(addresses, limit.atOnce, patience);
  const pace = makePace(limit.atOnce, () => slower + (addresses.loopback() ? 0 : limit.gap));
  const agentName = `Mozilla/5.0 (compatible; storewarden/${options.version ?? '0'}; security audit asked for by the owner of this store)`;
  const kept = keepAnswers();
  const base = baseOf(address);
  let origin = address.origin;
  let spent = 0;
  let silences = 0;
  let slower = 0;
  let settled: Promise<void> | undefined;

  async function hop(url: URL, ask: Ask): Promise<Exchange> {
    const method = ask.method ?? 'GET';
    const most = ask.most ?? MEBIBYTE;
    const key = JSON.stringify([method, url.href, Object.entries(ask.headers ?? {})]);
    return kept.get(key, most, () => pace(() => send(url, { method, most, headers: ask.headers ?? {} })));
  }

  async function send(url: URL, ask: Pick<Asked, 'method' | 'most' | 'headers'>, again = true): Promise<Exchange> {
    tools.signal.throwIfAborted();
    if (silences >= MOST_SILENCES)
      throw new CannotTell('timed-out', `${url.host} has stopped answering; no more is asked of it.`);
    if (spent >= limit.requests) throw exhausted(options.touch, limit.requests);
    spent++;
    const headers = {
      'user-agent': agentName,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-encoding': 'gzip, br, zstd',
      ...ask.headers,
    };
    try {
      addresses.check(url.hostname);
      const signal = AbortSignal.any([tools.signal, AbortSignal.timeout(patience)]);
      const answer = await exchange(agent, { ...ask, url, headers, signal });
      tools.signal.throwIfAborted();
      // An answer that drips on for ever holds up an audit as silence does.
      silences = answer.late ? silences + 1 : 0;
      if (answer.status === TOO_MANY) slower = Math.min(1000, Math.max(250, slower * 2));
      tools.tell({ what: 'pages', done: spent });
      return answer;
    } catch (error) {
      tools.signal.throwIfAborted();
      if (again && isDropped(error) && spent < limit.requests) return send(url, ask, false);
      const failure = failureOf(error, url.host);
      if (!failure) throw error;
      if (failure.why === 'timed-out') silences++;
      throw failure;
    }
  }

  async function walk(first: URL, ask: Ask): Promise<Page> {
    const redirects: { url: string; status: number; location: string }[] = [];
    const crumbs: string[] = [];
    let url = first;
    let milliseconds = 0;
    for (;;) {
      // A store that sends a visitor round in a circle may only want its own cookie back.
      const circle = redirects.some((before) => before.url === url.href);
      const answer = await hop(url, circle ? { ...ask, headers: { ...ask.headers, cookie: crumbs.join('; ') } } : ask);
      crumbs.push(...cookiesOf(answer));
      milliseconds += answer.milliseconds;
      const location = locationOf(answer);
      const next = location === undefined ? null : URL.parse(location, url.href);
      if (ask.follow === false || location === undefined || !next || !isSameStore(url, next)) {
        return pageOf(url, answer, redirects, milliseconds);
      }
      redirects.push({ url: url.href, status: answer.status, location });
      if (redirects.length > MOST_REDIRECTS) {
        throw new CannotTell('failed', `${first.host} redirects more than ${MOST_REDIRECTS} times, or in a circle.`);
      }
      url = clean(next);
    }
  }

  /** The final address of the home page is the store's; an https address where nobody listens falls back to http. */
  async function settle(): Promise<void> {
    try {
      origin = new URL((await walk(new URL(base, origin), {})).url).origin;
    } catch (error) {
      if (!(error instanceof CannotTell) || address.protocol !== 'https:' || address.port !== '') throw error;
      if (!(await answersPlainly(error))) throw error;
    }
  }

  async function answersPlainly(error: CannotTell): Promise<boolean> {
    if (error.why !== 'unreachable' && error.why !== 'timed-out') return false;
    try {
      const page = await walk(new URL(base, `http://${address.host}`), {});
      origin = new URL(page.url).origin;
      return true;
    } catch (second) {
      if (second instanceof CannotTell) return false;
      throw second;
    }
  }

  const web: Web = {
    get origin() {
      return origin;
    },
    given: address.origin,
    base,
    spent: () => spent,
    async get(path, ask = {}) {
      settled ??= settle();
      await settled;
      const url = resolveIn(origin, base, path);
      if (!url || !(isSameStore(new URL(origin), url) || isSameStore(address, url))) {
        throw new CannotTell('unsupported', 'The address is not one of this store.');
      }
      return walk(clean(url), ask);
    },
  };
  return { web, close: () => agent.destroy() };
}

function locationOf({ status, headers }: Exchange): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  return headers.find(([name]) => name === 'location')?.[1];
}

function cookiesOf({ headers }: Exchange): readonly string[] {
  return headers.filter(([name]) => name === 'set-cookie').map(([, value]) => (value.split(';')[0] ?? '').trim());
}

function clean(url: URL): URL {
  const plain = new URL(url);
  plain.hash = '';
  plain.username = '';
  plain.password = '';
  return plain;
}

function exhausted(touch: Touch, requests: number): CannotTell {
  const more = touch === 'heavy' ? '' : ` More are made with --touch ${touch === 'visitor' ? 'curious' : 'heavy'}.`;
  return new CannotTell('not-asked', `The ${requests} requests that --touch ${touch} allows have been made.${more}`);
}

function pageOf(url: URL, answer: Exchange, redirects: Page['redirects'], milliseconds: number): Page {
  const type = answer.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  return {
    url: url.href,
    status: answer.status,
    headers: answer.headers,
    body: decodeText(answer.bytes, type),
    start: answer.bytes.subarray(0, 512),
    cut: answer.cut,
    redirects,
    milliseconds,
  };
}

interface Kept {
  /** The answer under that key if enough of it was read, else a new one. */
  get(key: string, most: number, make: () => Promise<Exchange>): Promise<Exchange>;
}

/** Keeps answers up to 64 MiB in all, the oldest going first. */
function keepAnswers(): Kept {
  const answers = new Map<string, { readonly most: number; readonly answer: Promise<Exchange> }>();
  let bytes = 0;

  async function weigh(answer: Promise<Exchange>): Promise<void> {
    bytes += (await answer).bytes.length;
    for (const [key, old] of answers) {
      if (bytes <= MOST_KEPT_BYTES) return;
      answers.delete(key);
      bytes -= (await old.answer).bytes.length;
    }
  }

  return {
    async get(key, most, make) {
      const known = answers.get(key);
      if (known && (known.most >= most || !(await known.answer).cut)) return shorter(await known.answer, most);
      if (known) bytes -= (await known.answer).bytes.length;
      const answer = make();
      answers.set(key, { most, answer });
      weigh(answer).catch(() => {});
      return answer;
    },
  };
}

function shorter(answer: Exchange, most: number): Exchange {
  if (answer.bytes.length <= most) return answer;
  return { ...answer, bytes: answer.bytes.subarray(0, most), cut: true };
}
