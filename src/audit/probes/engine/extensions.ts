import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { extensions, extensionsInDatabase, extensionsInFiles, type ExtensionSeen } from '../../facts/engine.ts';

export default defineProbe({
  id: 'extensions',
  title: 'Puts together the extensions of files and tables',
  hands: [],
  needs: {},
  wants: { extensionsInFiles, extensionsInDatabase },
  gives: { extensions },
  touch: 'visitor',

  async gather(_hands, { extensionsInFiles: files, extensionsInDatabase: tables }) {
    if (!files && !tables) {
      return {
        extensions: new Unknown('not-asked', 'Extensions are listed from files or tables; add --root or --db.'),
      };
    }
    return { extensions: merged(files ?? [], tables ?? []) };
  },
});

/** Files know the version that runs; tables know whether it is switched on. One entry per ecosystem and name. */
function merged(files: readonly ExtensionSeen[], tables: readonly ExtensionSeen[]): readonly ExtensionSeen[] {
  const byName = new Map<string, ExtensionSeen>();
  for (const one of files) if (!byName.has(key(one))) byName.set(key(one), one);
  for (const one of tables) {
    const there = byName.get(key(one));
    byName.set(
      key(one),
      there ? { ...one, ...there, ...(one.enabled === undefined ? {} : { enabled: one.enabled }) } : one,
    );
  }
  return [...byName.values()];
}

function key({ ecosystem, name }: ExtensionSeen): string {
  return `${ecosystem}\0${name.toLowerCase()}`;
}
