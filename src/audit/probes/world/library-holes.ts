import { defineProbe } from '../../../core/probe.ts';
import { type Advisory, readAdvisories } from '../../../knowledge/advisory.ts';
import { ecosystemScheme } from '../../../knowledge/schemes.ts';
import { npmHoles, readLibraries } from '../../../knowledge/scripts.ts';
import { extensions } from '../../facts/engine.ts';
import { type Affected, libraryHoles } from '../../facts/holes.ts';
import { libraries, type LibrarySeen } from '../../facts/libraries.ts';
import { affectedBy } from './affected.ts';

// Engines are judged as engines, whatever package they come in.
const engines =
  /^(?:magento\/(?:product|project|magento|community|core)|mage-os\/(?:product|project)|openmage\/magento|shopware\/(?:core|platform|production|shopware|storefront|administration)$|prestashop\/prestashop$|sylius\/sylius$|opencart\/opencart$|zencart\/zencart$|johnpbloch\/wordpress|roots\/wordpress)/;

export default defineProbe({
  id: 'library-holes',
  title: 'Compares libraries with their known holes',
  hands: ['knowledge'],
  needs: { libraries },
  wants: { extensions },
  gives: { libraryHoles },
  touch: 'visitor',

  async gather({ knowledge }, { libraries: seen, extensions: added }) {
    const judgedElsewhere = new Set(
      (added ?? []).filter(({ ecosystem }) => ecosystem === 'composer').map(({ name }) => name),
    );
    const found = seen.found.filter(
      ({ ecosystem, name }) => ecosystem !== 'script' && !engines.test(name) && !judgedElsewhere.has(name),
    );
    const ofComposer = found.filter(({ ecosystem }) => ecosystem === 'composer').map(({ name }) => name.toLowerCase());
    const composer = await knowledge.lines('advisories/composer', [...new Set(ofComposer)]);
    const npm = found.some(({ ecosystem }) => ecosystem === 'npm')
      ? npmHoles(readLibraries(await knowledge.part('libraries')))
      : undefined;
    const ofNpm = found.filter(({ ecosystem }) => ecosystem === 'npm').map(({ name }) => name.toLowerCase());
    const wholeNpm = ofNpm.length > 0 ? await knowledge.lines('advisories/npm', [...new Set(ofNpm)]) : undefined;
    const affected: Affected[] = [];
    for (const one of found) {
      const key = one.name.toLowerCase();
      const holes =
        one.ecosystem === 'npm'
          ? joined(readAdvisories(wholeNpm?.get(key)), npm?.get(one.name) ?? [])
          : readAdvisories(composer?.get(key));
      const hit = affectedByLibrary(one, holes);
      if (hit) affected.push(hit);
    }
    return { libraryHoles: { looked: found.length, affected, unread: seen.unread } };
  },
});

/** What both lists have is told once, with the intervals of the larger one. */
function joined(large: readonly Advisory[], small: readonly Advisory[]): readonly Advisory[] {
  const ids = new Set(large.flatMap(({ id, also = [] }) => [id, ...also]));
  return [...large, ...small.filter(({ id, also = [] }) => ![id, ...also].some((one) => ids.has(one)))];
}

function affectedByLibrary(
  { name, version, place, ecosystem }: LibrarySeen,
  holes: readonly Advisory[],
): Affected | undefined {
  return affectedBy({ name, version, place, ecosystem, scheme: ecosystemScheme(ecosystem) }, holes);
}
