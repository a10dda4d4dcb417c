import { Unknown } from '../../../core/fact.ts';
import type { Files } from '../../../core/hands.ts';
import { defineProbe } from '../../../core/probe.ts';
import { compareVersions, isVersion } from '../../../core/version.ts';
import { type Supee, supees } from '../../../engines/openmage/supee.ts';
import { recognised } from '../../facts/engine.ts';
import { magento1Patches, type Magento1Patch } from '../../facts/holes.ts';

const CORE = 'app/code/core/Mage/';
const LIST = 'app/etc/applied.patches.list';
const MOST = 2 * 1024 * 1024;

export default defineProbe({
  id: 'magento1-patches',
  title: 'Looks which security patches of Magento 1 are in',
  hands: ['files'],
  needs: { recognised },
  gives: { magento1Patches },
  touch: 'visitor',

  async gather({ files }, { recognised: engine }) {
    if (engine?.id !== 'openmage') return none('Only Magento 1 has patches of this kind.');
    const edition = engine.edition ?? 'magento1';
    if (edition !== 'magento1' && edition !== 'magento1-enterprise')
      return { magento1Patches: { fork: true, patches: [] } };
    if ((await files.list(`${CORE}Core`)) === undefined) return none('The core of Magento is not among the files.');
    // Releases of the paid edition have numbers of their own: there only the files tell.
    const version =
      edition === 'magento1' && engine.version !== undefined && isVersion(engine.version) ? engine.version : undefined;
    const named = namedIn((await files.text(LIST, MOST)) ?? '');
    const patches: Magento1Patch[] = [];
    for (const supee of supees) patches.push(await look(supee, files, version, named));
    return { magento1Patches: { fork: false, patches } };
  },
});

function none(detail: string): { magento1Patches: Unknown } {
  return { magento1Patches: new Unknown('unsupported', detail) };
}

async function look(
  { name, builtInto, mark }: Supee,
  files: Files,
  version: string | undefined,
  named: ReadonlySet<string>,
): Promise<Magento1Patch> {
  const builtIn =
    version !== undefined && builtInto !== undefined && compareVersions(version, builtInto, 'dotted') >= 0;
  if (!mark) return { name, state: builtIn ? 'in' : named.has(name) ? 'named' : 'unseen' };
  const place = mark[0].startsWith('/') ? mark[0].slice(1) : `${CORE}${mark[0]}`;
  const text = await files.text(place, MOST);
  if (text?.includes(mark[1]) === true) return { name, state: 'in', place };
  // Of a copy that holds only a part of the core nothing can be said.
  if (text === undefined && (await files.list(place.slice(0, place.lastIndexOf('/')))) === undefined)
    return { name, state: 'unseen', place };
  // A release that has it, with a file that does not show it, was changed by hand.
  return { name, state: builtIn ? 'unseen' : named.has(name) ? 'named' : 'missing', place };
}

/** Patches that the list says were put in, and not taken back. */
function namedIn(list: string): ReadonlySet<string> {
  const named = new Set<string>();
  for (const line of list.split('\n', 20_000)) {
    const found = /\bSUPEE-\d{4,5}\b/.exec(line)?.[0];
    if (found === undefined) continue;
    if (/\bREVERTED\b/.test(line)) named.delete(found);
    else named.add(found);
  }
  return named;
}
