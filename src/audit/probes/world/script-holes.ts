import { Unknown } from '../../../core/fact.ts';
import { defineProbe } from '../../../core/probe.ts';
import { holesOfScript, readLibraries } from '../../../knowledge/scripts.ts';
import { scriptHoles } from '../../facts/holes.ts';
import { libraries, pageLibraries } from '../../facts/libraries.ts';
import { affectedBy } from './affected.ts';

export default defineProbe({
  id: 'script-holes',
  title: 'Compares script libraries with their known holes',
  hands: ['knowledge'],
  needs: {},
  wants: { libraries, pageLibraries },
  gives: { scriptHoles },
  touch: 'visitor',

  async gather({ knowledge }, { libraries: files, pageLibraries: pages }) {
    if (!files && !pages) {
      return {
        scriptHoles: new Unknown('not-asked', 'Neither pages nor files were looked at; add an address or --root.'),
      };
    }
    const known = readLibraries(await knowledge.part('libraries'));
    // What pages load comes first: that is what runs in browsers.
    const scripts = [...(pages?.found ?? []), ...(files?.found ?? [])].filter(
      ({ ecosystem }) => ecosystem === 'script',
    );
    const each = [
      ...new Map(scripts.toReversed().map((one) => [`${one.name} ${one.version}`, one])).values(),
    ].toReversed();
    const affected = each.flatMap(
      ({ name, version, place }) =>
        affectedBy({ name, version, place, ecosystem: 'script', scheme: 'semver' }, holesOfScript(name, known)) ?? [],
    );
    return { scriptHoles: { looked: each.length, affected, unread: pages?.unread ?? [] } };
  },
});
