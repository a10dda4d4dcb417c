import type { Engine, Read, WebMark } from '../src/engines/engine.ts';
import { weigh } from '../src/engines/weigh.ts';

/** Made-up files, as an engine's readers see them. */
export function readOf(files: Readonly<Record<string, string>>): Read {
  const paths = Object.keys(files).sort();
  return {
    text: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    match(pattern) {
      const glob = new RegExp(
        `^${pattern
          .split('*')
          .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
          .join('[^/]*')}$`,
      );
      return paths.filter((path) => glob.test(path));
    },
  };
}

export interface MadePage {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookies?: readonly string[];
}

/** How much a page speaks for an engine, from 0 to 1. */
export function weightOf(engine: Engine, page: MadePage): number {
  return weigh(engine.marks.web.filter((mark) => bears(mark, page)).map(({ weight }) => weight));
}

function bears({ in: place, header, pattern }: WebMark, { body = '', headers = {}, cookies = [] }: MadePage): boolean {
  if (place === 'body') return pattern.test(body);
  if (place === 'cookie') return cookies.some((name) => pattern.test(name));
  return header !== undefined && headers[header] !== undefined && pattern.test(headers[header]);
}

/** A page of no engine that storewarden knows, with much of what pages have. */
export const foreignPage: MadePage = {
  body: `<!doctype html><html lang="de"><head><meta name="generator" content="Own Shop 3"><link href="/static/css/all.css">
<script>window.dataLayer = []; var BASE = '/'; new Translator();</script><script src="/js/jquery.js"></script></head>
<body class="home is-active"><form action="/cart"><input name="id"></form><img src="/media/a.jpg"><p>We moved away from Magento, Shopify and Shopware.</p></body></html>`,
  headers: { server: 'nginx', 'x-powered-by': 'PHP/8.3.1', 'x-cache': 'HIT' },
  cookies: ['PHPSESSID', 'session', 'sid', 'cart', 'currency'],
};
