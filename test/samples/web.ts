import { CannotTell } from '../../src/core/errors.ts';
import type { Page, Web } from '../../src/core/hands.ts';

/** What a made-up store answers: a body alone means status 200. */
export type Answer =
  | string
  | Uint8Array
  | { readonly status: number; readonly body?: string; readonly headers?: Page['headers'] }
  | CannotTell;

export interface MadeUpWeb extends Web {
  /** Paths asked for, in order. */
  readonly asked: readonly string[];
}

/**
 * A web hand on a made-up store. `answer` is given the path with its query and the number of the request; what it does
 * not answer is a plain 404. Redirects within the store are followed, as the real hand does.
 */
export function madeUpWeb(
  answer: (path: string, number: number) => Answer | undefined,
  options: { origin?: string; base?: string } = {},
): MadeUpWeb {
  const origin = options.origin ?? 'https://shop.example';
  const base = options.base ?? '/';
  const asked: string[] = [];
  return {
    origin,
    base,
    asked,
    spent: () => asked.length,
    async get(path, { follow = true, most } = {}) {
      let url = new URL(/^https?:|^\//.test(path) ? path : `${base}${path}`, origin);
      const redirects: Page['redirects'][number][] = [];
      for (;;) {
        const where = `${url.pathname}${url.search}`;
        asked.push(where);
        const page = pageOf(url.href, answer(where, asked.length) ?? notFound, redirects, most);
        const location = page.headers.find(([name]) => name === 'location')?.[1];
        const next = location === undefined ? undefined : new URL(location, url);
        if (!follow || !next || next.host !== url.host || redirects.length > 5) return page;
        redirects.push({ url: url.href, status: page.status, location: next.href });
        url = next;
      }
    },
  };
}

/** A page for people. */
export function html(title: string, body = '', head = ''): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

export function redirect(location: string): Answer {
  return { status: 302, headers: [['location', location]] };
}

const notFound: Answer = { status: 404, body: html('404 Not Found', '<h1>Not Found</h1>') };

function pageOf(url: string, answer: Answer, redirects: Page['redirects'], most = 1_048_576): Page {
  if (answer instanceof CannotTell) throw answer;
  const plain = typeof answer === 'string' || answer instanceof Uint8Array;
  const content = plain ? answer : (answer.body ?? '');
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const kept = bytes.subarray(0, most);
  return {
    url,
    status: plain ? 200 : answer.status,
    headers: plain ? [] : (answer.headers ?? []),
    body: Buffer.from(kept).toString('utf8'),
    start: new Uint8Array(kept.subarray(0, 512)),
    cut: kept.length < bytes.length,
    redirects: [...redirects],
    milliseconds: 1,
  };
}
