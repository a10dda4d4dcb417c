import { CannotTell } from '../src/core/errors.ts';
import type { Page, Web } from '../src/core/hands.ts';
import type { Tools } from '../src/core/tools.ts';

export type Answer = Partial<Pick<Page, 'status' | 'headers' | 'body'>> & { readonly to?: string };

/** A made-up web hand: answers by address; redirects within the origin are followed; other addresses do not answer. */
export function webOf(origin: string, answers: Readonly<Record<string, Answer>>): Web & { readonly asked: string[] } {
  const asked: string[] = [];
  const absolute = (path: string): string =>
    path.startsWith('http') ? path : `${origin}${path.startsWith('/') ? '' : '/'}${path}`;
  return {
    origin,
    base: '/',
    spent: () => asked.length,
    asked,
    async get(path, { follow = true, headers = {} } = {}) {
      const redirects: { url: string; status: number; location: string }[] = [];
      let url = absolute(path);
      for (;;) {
        const key = headers['origin'] === undefined ? url : `${url} as ${headers['origin']}`;
        const answer = answers[key];
        asked.push(key);
        if (!answer) throw new CannotTell('unreachable', 'Nothing answers.');
        const page = pageOf(url, answer, redirects);
        const next = answer.to === undefined ? undefined : new URL(answer.to, url).href;
        if (next === undefined || !follow || answers[next] === undefined) return page;
        redirects.push({ url, status: page.status, location: answer.to ?? '' });
        url = next;
      }
    },
  };
}

function pageOf(url: string, { status, headers = [], body = '', to }: Answer, redirects: Page['redirects']): Page {
  const location: readonly (readonly [string, string])[] = to === undefined ? [] : [['location', to]];
  return {
    url,
    status: status ?? (to === undefined ? 200 : 302),
    headers: [['content-type', 'text/html; charset=utf-8'], ...location, ...headers],
    body,
    start: Buffer.from(body.slice(0, 512)),
    cut: false,
    redirects: [...redirects],
    milliseconds: 1,
  };
}

export const quietTools: Tools = {
  now: () => new Date('2026-11-23T12:00:00Z'),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};
