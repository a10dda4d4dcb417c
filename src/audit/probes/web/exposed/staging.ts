import type { Page } from '../../../../core/hands.ts';
import type { Engine } from '../../../../engines/engine.ts';
import { ENOUGH, weigh } from '../../../../engines/weigh.ts';
import type { Place } from './place.ts';

const COPY =
  'A second copy of the shop answers here. Copies are rarely updated and rarely watched, and often hold real customers.';

/** Folders in which people try things out; a copy of the shop in one of them loads its own files from there. */
export function stagingPlaces(engine: Engine, base: string): readonly Place[] {
  return ['test/', 'dev/', 'staging/', 'old/'].map((path) => ({
    path,
    check: 'staging-copy',
    because: COPY,
    form: 'page',
    proves: (page) => (isCopy(page, engine, `${base}${path}`) ? note(page) : undefined),
  }));
}

function isCopy(page: Page, engine: Engine, folder: string): boolean {
  const marks = engine.marks.web.filter((mark) => mark.in === 'body' && mark.pattern.test(page.body));
  return weigh(marks.map((mark) => mark.weight)) >= ENOUGH && loadsFrom(page, folder);
}

/** True if the page names scripts, styles or its own base below the folder. */
function loadsFrom({ body }: Page, folder: string): boolean {
  for (const [, address = ''] of body.matchAll(/\b(?:src|href)\s?=\s?["']([^"'<>\s]{1,400})["']/gi)) {
    const path = address.replace(/^(?:https?:)?\/\/[^/]{1,255}/i, '').replace(/[?#].*$/s, '');
    if (path.startsWith(folder) && /\.(?:js|css)$/i.test(path)) return true;
  }
  return false;
}

function note(page: Page): string {
  const header = page.headers.some(([name, value]) => name === 'x-robots-tag' && /noindex/i.test(value));
  const meta = /<meta\b[^>]{0,200}\bnoindex\b/i.test(page.body);
  return header || meta ? 'search engines are asked to stay away' : 'open to search engines';
}
