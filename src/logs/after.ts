import type { Logged } from './request.ts';
import { plainTarget } from './request.ts';

/** What one client did from its first hit on. */
export interface After {
  readonly requests: number;
  readonly written: number;
  readonly last: number | undefined;
  /** Addresses that answered, without pictures and styles, in the order of their first request; at most so many. */
  readonly paths: readonly string[];
}

const MOST_PATHS = 12;
const dull = /\.(?:css|js|png|jpe?g|gif|webp|svg|ico|woff2?|ttf|map)$/;

/** Keeps count of one client's requests in bounded room. */
export function followed(): { add(request: Logged): void; tell(): After } {
  const paths = new Set<string>();
  let requests = 0;
  let written = 0;
  let last: number | undefined;
  return {
    add({ method, target, status, at }) {
      requests++;
      if (at !== undefined) last = at;
      if (method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS') written++;
      const path = plainTarget(target).split('?')[0] ?? '';
      if (status < 400 && paths.size < MOST_PATHS && !dull.test(path)) paths.add(`${method} ${path.slice(0, 120)}`);
    },
    tell: () => ({ requests, written, last, paths: [...paths] }),
  };
}
