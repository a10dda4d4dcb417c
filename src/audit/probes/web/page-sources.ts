import { CannotTell } from '../../../core/errors.ts';
import type { Page, Web } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { type PaymentKey, paymentKeys, type SourceMap, sourceMaps } from '../../facts/page-sources.ts';
import { pages, type PageSeen } from '../../facts/web.ts';
import { keysIn } from './sources/keys.ts';
import { mapAddress, readMap } from './sources/maps.ts';

const MOST_SCRIPTS = 3;
const MOST_BYTES = 1_048_576;
const library =
  /jquery|bootstrap|require(?:js)?|polyfill|modernizr|knockout|prototype|lodash|underscore|react(?:-dom)?\.|vue\.|wp-includes|\/vendor\//i;

export default defineProbe({
  id: 'page-sources',
  title: "Reads the sources of pages and of the shop's own scripts",
  hands: ['web'],
  needs: { pages },
  gives: { paymentKeys, sourceMaps },
  touch: 'curious',

  async gather({ web }, { pages: seen }) {
    const own = seen.filter((page) => page.html && page.sameAs === undefined);
    const keys: PaymentKey[] = [];
    for (const page of own) keys.push(...keysIn(await web.get(page.asked, { most: MOST_BYTES })));

    const maps: SourceMap[] = [];
    for (const address of ownScripts(web, own)) {
      const script = await readIfThere(web, address);
      if (!script || script.status !== 200) continue;
      keys.push(...keysIn(script));
      const map = await mapOf(web, script);
      if (map) maps.push(map);
    }
    return { paymentKeys: unique(keys), sourceMaps: maps };
  },
});

/** The first few scripts of the shop's own host that are not well-known libraries, those of the last page first. */
function ownScripts(web: Web, seen: readonly PageSeen[]): readonly string[] {
  const found = new Set<string>();
  for (const page of seen.toReversed()) {
    for (const { src } of page.scripts) {
      const url = src === '' ? null : URL.parse(src);
      if (url?.origin === web.origin && !library.test(url.pathname)) found.add(url.href);
    }
  }
  return [...found].slice(0, MOST_SCRIPTS);
}

/** One script that does not answer leaves the others as they are. */
async function readIfThere(web: Web, address: string): Promise<Page | undefined> {
  try {
    return await web.get(address, { most: MOST_BYTES });
  } catch (error) {
    if (error instanceof CannotTell && error.why !== 'not-asked') return undefined;
    throw error;
  }
}

async function mapOf(web: Web, script: Page): Promise<SourceMap | undefined> {
  const url = mapAddress(script, web.origin);
  if (url === undefined) return undefined;
  const page = await readIfThere(web, url);
  const sources = page && page.status === 200 ? readMap(page) : 0;
  return page && sources > 0 ? { script: script.url, url: page.url, status: page.status, sources } : undefined;
}

function unique(keys: readonly PaymentKey[]): readonly PaymentKey[] {
  return [...new Map(keys.toReversed().map((key) => [`${key.kind} ${key.sample}`, key])).values()].toReversed();
}
