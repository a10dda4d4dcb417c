import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { plainHttp, type PlainHttp } from '../../facts/web.ts';
import { readHtml } from './read-html.ts';
import { plainUrl } from './read-urls.ts';

const MOST_HOPS = 10;

export default defineProbe({
  id: 'plain-http',
  title: 'Asks for the store without encryption',
  hands: ['web'],
  needs: {},
  gives: { plainHttp },
  touch: 'visitor',

  async gather({ web }) {
    const url = plainAddress(await web.get(''), web);
    if (url === undefined) {
      const detail = 'The store has a port of its own; which port would answer without encryption is not known.';
      return { plainHttp: new Unknown('unsupported', detail) };
    }
    return { plainHttp: await follow(web, url) };
  },
});

/** The store's address with `http:`: as it was given, or on the usual port. */
function plainAddress(home: Page, web: Web): string | undefined {
  if (web.given?.startsWith('http:') === true) return new URL(web.base, web.given).href;
  const first = home.redirects[0]?.url ?? home.url;
  if (first.startsWith('http:')) return first;
  const url = new URL(web.base, web.origin);
  if (url.port !== '') return undefined;
  url.protocol = 'http:';
  return url.href;
}

async function follow(web: Web, url: string): Promise<PlainHttp> {
  const hops: { from: string; status: number; to: string }[] = [];
  let at = url;
  let status = 0;
  while (hops.length < MOST_HOPS) {
    const page = await ask(web, at);
    if (!page) break;
    status ||= page.status;
    const location = page.headers.find(([name]) => name === 'location')?.[1];
    const next =
      page.status >= 300 && page.status < 400 && location !== undefined ? URL.parse(location, at)?.href : undefined;
    if (next === undefined) return { ...seen(url, status, hops, at), ...refreshOf(page) };
    hops.push({ from: plainUrl(at), status: page.status, to: plainUrl(next) });
    at = next;
  }
  return seen(url, status, hops, at);
}

function seen(url: string, status: number, hops: PlainHttp['hops'], at: string): PlainHttp {
  return { url: plainUrl(url), answers: status > 0, status, hops, ends: plainUrl(at) };
}

function refreshOf(page: Page): { refresh?: string } {
  const { refresh } = readHtml(page.body.slice(0, 100_000), page.url);
  return refresh === undefined ? {} : { refresh: plainUrl(refresh) };
}

/** `undefined` where nothing answers, or where it leads to another host. Stopped by the budget, it cannot be told. */
async function ask(web: Web, url: string): Promise<Page | undefined> {
  try {
    return await web.get(url, { follow: false });
  } catch (error) {
    if (error instanceof CannotTell && error.why !== 'not-asked') return undefined;
    throw error;
  }
}
