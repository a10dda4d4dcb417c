import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { knowledgeAge } from '../../facts/holes.ts';

export default defineProbe({
  id: 'knowledge-age',
  title: 'Reads how old the knowledge of storewarden is',
  hands: ['knowledge'],
  needs: {},
  gives: { knowledgeAge },
  touch: 'visitor',

  async gather({ knowledge }) {
    const about = (await knowledge.part('about')) as { readonly parts?: Readonly<Record<string, string>> } | undefined;
    if (!about?.parts) return { knowledgeAge: new Unknown('failed', 'The knowledge does not tell how old it is.') };
    return { knowledgeAge: { parts: about.parts } };
  },
});
