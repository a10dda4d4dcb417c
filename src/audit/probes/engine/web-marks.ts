import { defineProbe } from '../../../core/probe.ts';
import type { Page } from '../../../core/hands.ts';
import type { Engine, WebMark } from '../../../engines/engine.ts';
import { engines } from '../../../engines/index.gen.ts';
import { certaintyOf, ENOUGH, weigh } from '../../../engines/weigh.ts';
import { onWeb } from '../../facts/engine.ts';

export default defineProbe({
  id: 'web-marks',
  title: 'Recognises the engine by its pages',
  hands: ['web'],
  needs: {},
  gives: { onWeb },
  touch: 'visitor',

  async gather({ web }) {
    const home = await web.get('');
    const [best] = engines
      .map((engine) => ({ engine, weight: weighPage(engine, home) }))
      .filter(({ weight }) => weight >= ENOUGH)
      .toSorted((one, other) => other.weight - one.weight);
    if (!best) return { onWeb: null };
    const pages = [seen('', home)];
    for (const path of best.engine.versionPaths ?? []) {
      const page = await web.get(path).catch(() => undefined);
      if (page) pages.push(seen(path, page));
    }
    const version = best.engine.readVersionFromPages?.(pages);
    return {
      onWeb: {
        id: best.engine.id,
        certainty: certaintyOf(best.weight),
        versions: version ? [version] : [],
        ...best.engine.readEditionFromPages?.(pages),
      },
    };
  },
});

function weighPage(engine: Engine, page: Page): number {
  return weigh(engine.marks.web.filter((mark) => bears(page, mark)).map((mark) => mark.weight));
}

function bears(page: Page, mark: WebMark): boolean {
  switch (mark.in) {
    case 'body':
      return mark.pattern.test(page.body);
    case 'header':
      return page.headers.some(([name, value]) => name === mark.header && mark.pattern.test(value));
    case 'cookie':
      return page.headers.some(
        ([name, value]) => name === 'set-cookie' && mark.pattern.test(value.split('=')[0] ?? ''),
      );
  }
}

function seen(path: string, page: Page) {
  return { path, status: page.status, headers: page.headers, body: page.body };
}
