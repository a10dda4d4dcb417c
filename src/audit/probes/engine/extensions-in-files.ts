import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { extensionsInFiles, inFiles } from '../../facts/engine.ts';
import { fetchFiles } from '../reading.ts';

export default defineProbe({
  id: 'extensions-in-files',
  title: 'Lists extensions and themes in the files',
  hands: ['files'],
  needs: { inFiles },
  gives: { extensionsInFiles },
  touch: 'visitor',

  async gather({ files }, { inFiles: seen }) {
    if (!seen)
      return { extensionsInFiles: new Unknown('unsupported', 'The files are of no engine that storewarden knows.') };
    const engine = engineById(seen.id);
    if (!engine?.readExtensions) {
      return {
        extensionsInFiles: new Unknown('unsupported', 'Storewarden cannot list the extensions of this engine yet.'),
      };
    }
    return { extensionsInFiles: engine.readExtensions(await fetchFiles(files, engine.reads)) };
  },
});
