import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { engineById } from '../../../engines/find.ts';
import { inDatabase, inFiles, onWeb, recognised, told } from '../../facts/engine.ts';

export default defineProbe({
  id: 'recognised',
  title: 'Puts together what files, tables and pages say of the engine',
  hands: [],
  needs: {},
  wants: { told, inFiles, inDatabase, onWeb },
  gives: { recognised },
  touch: 'visitor',

  async gather(_hands, seen) {
    const witnesses = [
      { from: 'told' as const, seen: seen.told },
      { from: 'files' as const, seen: seen.inFiles },
      { from: 'database' as const, seen: seen.inDatabase },
      { from: 'web' as const, seen: seen.onWeb },
    ];
    const looked = witnesses.filter((witness) => witness.seen !== undefined);
    if (looked.length === 0) {
      return { recognised: new Unknown('not-asked', 'Neither pages nor files nor a database were looked at.') };
    }
    const heard = looked.flatMap(({ from, seen: one }) => (one ? [{ from, seen: one }] : []));
    const first = heard[0];
    const engine = first && engineById(first.seen.id);
    if (!first || !engine) return { recognised: null };
    const agreeing = heard.filter(({ seen: one }) => one.id === engine.id);
    const versions = agreeing.flatMap(({ seen: one }) => one.versions);
    // One witness tells both: an edition of the one and the name of another would be none at all.
    const spoken = agreeing.find(({ seen: one }) => one.edition !== undefined || one.editionName !== undefined)?.seen;
    const edition = spoken?.edition;
    const version = versions[0]?.version;
    return {
      recognised: {
        id: engine.id,
        name: engine.name,
        kind: engine.kind,
        certainty: agreeing.some(({ seen: one }) => one.certainty === 'certain') ? 'certain' : first.seen.certainty,
        editionName: spoken?.editionName ?? engine.name,
        versions,
        from: agreeing.map(({ from }) => from),
        ...(edition === undefined ? {} : { edition }),
        ...(version === undefined ? {} : { version }),
      },
    };
  },
});
