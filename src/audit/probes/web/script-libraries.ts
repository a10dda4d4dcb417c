import { defineProbe } from '../../../core/probe.ts';
import { readLibraries, scriptsInText, scriptsInUrl } from '../../../knowledge/scripts.ts';
import { pageLibraries, type LibrarySeen } from '../../facts/libraries.ts';
import { pages } from '../../facts/web.ts';

const MOST_ASKED = 15;
const MOST_BYTES = 512 * 1024;
const likely =
  /jquery|bootstrap|prototype|angular|vue|react|lodash|underscore|moment|vendor|bundle|lib|core|common|all|plugin|require|theme|app|main/i;

export default defineProbe({
  id: 'script-libraries',
  title: 'Reads which script libraries the pages load',
  hands: ['web', 'knowledge'],
  needs: { pages },
  gives: { pageLibraries },
  touch: 'visitor',

  async gather({ web, knowledge }, { pages: seen }) {
    const known = readLibraries(await knowledge.part('libraries'));
    const found = new Map<string, LibrarySeen>();
    const unread: string[] = [];
    let asked = 0;
    for (const src of new Set(seen.flatMap(({ scripts }) => scripts.map((script) => String(script.src))))) {
      if (src === '') continue;
      const inUrl = scriptsInUrl(src, known);
      add(inUrl, src);
      if (inUrl.length > 0 || !src.startsWith(`${web.origin}/`) || !likely.test(src.slice(web.origin.length))) continue;
      if (asked++ >= MOST_ASKED) continue;
      try {
        const { body, status } = await web.get(src, { most: MOST_BYTES });
        if (status === 200) add(scriptsInText(body, known), src);
      } catch {
        unread.push(src);
      }
    }
    return { pageLibraries: { found: [...found.values()], unread } };

    function add(libraries: readonly { readonly name: string; readonly version: string }[], place: string): void {
      for (const { name, version } of libraries) {
        const key = `${name}\0${version}`;
        const there = found.get(key);
        found.set(
          key,
          there ? { ...there, also: there.also + 1 } : { name, version, ecosystem: 'script', place, also: 0 },
        );
      }
    }
  },
});
