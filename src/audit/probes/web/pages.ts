import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { maskText } from '../../../detectors/mask.ts';
import { recognised } from '../../facts/engine.ts';
import { type CookieSeen, type PageLeft, pages, type PageSeen, pagesLeft } from '../../facts/web.ts';
import { cookiesOf } from './read-cookie.ts';
import { type Html, readHtml } from './read-html.ts';
import { pageUrl, plainUrl } from './read-urls.ts';
import { wayToCheckout } from './way.ts';

const MOST_HEADERS = 100;

export default defineProbe({
  id: 'pages',
  title: 'Reads the home page, and the way to the checkout',
  hands: ['web'],
  needs: {},
  wants: { recognised },
  gives: { pages, pagesLeft },
  touch: 'visitor',

  async gather({ web }, facts, { now }) {
    const home = await web.get('');
    const elsewhere = leadsAway(home);
    if (elsewhere !== undefined) {
      const unknown = new Unknown(
        'not-asked',
        `The address sends visitors on to ${elsewhere}, which is another host; give that one.`,
      );
      return { pages: unknown, pagesLeft: unknown };
    }
    const { seen, links } = await look(web, 'home', '', home, now());
    const found: PageSeen[] = [seen];
    const kinds = new Map<string, PageSeen['kind']>([[home.url, 'home']]);
    const left: PageLeft[] = [];
    for (const { kind, path } of wayToCheckout(links, home.url, facts.recognised?.id)) {
      // Engines name several places where the checkout or the cart may be; one of its own is enough.
      if (found.some((one) => one.kind === kind && one.sameAs === undefined)) continue;
      try {
        const page = await web.get(path);
        const away = leadsAway(page);
        if (away !== undefined) left.push({ kind, asked: asked(path), detail: `It leads to another host, ${away}.` });
        else if (page.status >= 400)
          left.push({ kind, asked: asked(path), detail: `It answers with status ${page.status}.` });
        else {
          found.push(withTwin((await look(web, kind, asked(path), page, now())).seen, kinds.get(page.url)));
          if (!kinds.has(page.url)) kinds.set(page.url, kind);
        }
      } catch (error) {
        if (!(error instanceof CannotTell)) throw error;
        left.push({ kind, asked: asked(path), detail: error.message });
      }
    }
    return { pages: found, pagesLeft: left };
  },
});

/** The host that a redirect which was not followed leads to. */
function leadsAway({ status, headers, url }: Page): string | undefined {
  const location = headers.find(([name]) => name === 'location')?.[1];
  if (status < 300 || status > 399 || location === undefined) return undefined;
  return URL.parse(location, url)?.host;
}

/** The path as it was asked for, in words that hold no secret. */
function asked(path: string): string {
  const slash = path.startsWith('/') ? '' : '/';
  return maskText(
    pageUrl(`http://shop.example${slash}${path}`).slice('http://shop.example'.length + slash.length),
    200,
  );
}

function withTwin(seen: PageSeen, twin: PageSeen['kind'] | undefined): PageSeen {
  return twin === undefined ? seen : { ...seen, sameAs: twin };
}

async function look(
  web: Web,
  kind: PageSeen['kind'],
  path: string,
  page: Page,
  now: Date,
): Promise<{ readonly seen: PageSeen; readonly links: Html['links'] }> {
  const type = page.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  const html =
    /\bx?html\b/i.test(type) ||
    (type === '' && /^\s{0,99}<(?:!doctype|html|head|body)\b/i.test(page.body.slice(0, 200)));
  const { links, refresh: _refresh, ...content } = readHtml(html ? page.body : '', page.url);
  const seen: PageSeen = {
    kind,
    asked: path,
    url: pageUrl(page.url),
    status: page.status,
    redirects: page.redirects.map((one) => ({
      url: plainUrl(one.url),
      status: one.status,
      location: plainUrl(URL.parse(one.location, one.url)?.href ?? ''),
    })),
    headers: page.headers
      .filter(([name]) => name !== 'set-cookie')
      .slice(0, MOST_HEADERS)
      .map(([name, value]) => ({
        name: maskText(name, 100),
        value: maskText(value, name.startsWith('content-security-policy') ? 16_000 : 2000),
      })),
    cookies: await cookiesOnTheWay(web, page, now),
    html,
    cut: page.cut,
    ...content,
  };
  return { seen, links };
}

/** Of every redirect and of the page itself. The web hand has kept the answers: nothing is asked anew. */
async function cookiesOnTheWay(web: Web, page: Page, now: Date): Promise<readonly CookieSeen[]> {
  const found: CookieSeen[] = [];
  for (const { url } of page.redirects) found.push(...cookiesOf(await web.get(url, { follow: false }), now));
  found.push(...cookiesOf(page, now));
  return found.slice(0, MOST_HEADERS);
}
