import type { Engine, Read } from '../../src/engines/engine.ts';
import { weigh } from '../../src/engines/weigh.ts';

/** Files by path, as an engine is handed them; folders exist where files lie in them. */
export function readOf(files: Readonly<Record<string, string>>): Read {
  const paths = new Set<string>();
  for (const path of Object.keys(files)) {
    const parts = path.split('/');
    parts.forEach((_, index) => paths.add(parts.slice(0, index + 1).join('/')));
  }
  return {
    text: (path) => files[path],
    match: (pattern) => [...paths].filter((path) => matches(pattern, path)).toSorted(),
  };
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const parts = path.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((want, index) => {
      const [head = '', tail] = want.split('*');
      const part = parts[index] ?? '';
      return tail === undefined ? part === want : part.startsWith(head) && part.endsWith(tail);
    })
  );
}

/** How much the marks of an engine make of a page: 0 nothing, 1 certain. */
export function webWeight(
  engine: Engine,
  page: { readonly body?: string; readonly headers?: Readonly<Record<string, string>>; readonly cookies?: readonly string[] },
): number {
  const borne = engine.marks.web.filter((mark) => {
    if (mark.in === 'body') return mark.pattern.test(page.body ?? '');
    if (mark.in === 'cookie') return (page.cookies ?? []).some((name) => mark.pattern.test(name));
    return mark.pattern.test(page.headers?.[mark.header ?? ''] ?? '');
  });
  return weigh(borne.map((mark) => mark.weight));
}

/** A page as version readers see it. */
export function pageOf(path: string, body: string) {
  return { path, status: 200, headers: [], body };
}
