import { Unknown } from '../../../core/fact.ts';
import type { FileEntry, Files } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { config, inFiles } from '../../facts/engine.ts';
import { leftovers, type Sighting } from '../../facts/files.ts';
import { sighting } from './tree/gathering.ts';
import { isPhpName } from './tree/looker.ts';

export default defineProbe({
  id: 'leftovers',
  title: 'Looks for what should be gone after the set-up',
  hands: ['files'],
  needs: { inFiles },
  wants: { config },
  gives: { leftovers },
  touch: 'visitor',

  async gather({ files }, { inFiles: seen, config: own }) {
    const engine = seen ? engineById(seen.id) : undefined;
    if (!engine) return { leftovers: new Unknown('unsupported', 'The files are of no engine that storewarden knows.') };
    const found: Sighting[] = [];
    for (const path of engine.places.leftovers) {
      const kind = await kindOf(files, path);
      if (kind) found.push(sighting(kind.entry, { kind: kind.entry.type }, 'served'));
    }
    return { leftovers: { installed: (own?.databases.length ?? 0) > 0, seen: found } };
  },
});

/** A file with content, or a folder in which code lies; what is left of an emptied folder does no harm. */
async function kindOf(files: Files, path: string): Promise<{ entry: FileEntry } | undefined> {
  const entry = await files.stat(path);
  if (entry?.type === 'file') return entry.size > 0 ? { entry } : undefined;
  if (entry?.type !== 'folder') return undefined;
  const within = (await files.list(path)) ?? [];
  const code = within.some(
    (one) => one.type === 'file' && one.size > 0 && isPhpName(one.path.slice(one.path.lastIndexOf('.') + 1)),
  );
  return code ? { entry } : undefined;
}
