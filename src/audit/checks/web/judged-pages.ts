import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { listed } from '../../../core/text.ts';
import type { PageSeen } from '../../facts/web.ts';

const names: Readonly<Record<PageSeen['kind'], string>> = {
  home: 'the home page',
  login: 'the login page',
  cart: 'the cart',
  checkout: 'the checkout',
};
const MOST_EVIDENCE = 5;

/** Pages that are the store's own answer, each once: no error pages, no walls of a firewall, nothing but HTML. */
export function shopPages(pages: readonly PageSeen[]): readonly PageSeen[] {
  return pages.filter(({ status, html, sameAs }) => status >= 200 && status < 300 && html && sameAs === undefined);
}

/** One flaw of the host for all pages of which `sees` has something to say, in the words of the first. */
export function onPages(
  pages: readonly PageSeen[],
  sees: (page: PageSeen) => string | undefined,
  kinds?: readonly PageSeen['kind'][],
): readonly Flaw[] | Unknown {
  const read = shopPages(pages).filter(({ kind }) => kinds?.includes(kind) ?? true);
  if (read.length === 0) return unreadable(pages, kinds);
  const seen = read.flatMap((page) => {
    const words = sees(page);
    return words === undefined ? [] : [{ page, words }];
  });
  const [first] = seen;
  if (!first) return [];
  const where = [...new Set(seen.map(({ page }) => names[page.kind]))];
  return [
    {
      subject: hostOf(first.page),
      says: `${first.words} Seen on ${listed(where)}.`,
      evidence: seen
        .slice(0, MOST_EVIDENCE)
        .map(({ page }) => ({ kind: 'page' as const, url: page.url, status: page.status })),
    },
  ];
}

function unreadable(pages: readonly PageSeen[], kinds: readonly PageSeen['kind'][] | undefined): Unknown {
  const [home] = pages;
  if (kinds && home && shopPages(pages).length > 0) {
    return new Unknown('no-access', `No page of its own was found for ${listed(kinds.map((kind) => names[kind]))}.`);
  }
  const what = home && home.status < 300 ? 'is no HTML page' : `answers with status ${home?.status ?? 0}`;
  return new Unknown('no-access', `The home page ${what}, so the store's pages could not be judged.`);
}

/** The host of a page, with its port. */
export function hostOf({ url }: PageSeen): string {
  return URL.parse(url)?.host ?? url;
}

/** All values of a header, joined as HTTP joins them; `undefined` if it was not sent. */
export function headerOf({ headers }: PageSeen, wanted: string): string | undefined {
  const values = headers.filter(({ name }) => name === wanted).map(({ value }) => value);
  return values.length === 0 ? undefined : values.join(', ');
}
