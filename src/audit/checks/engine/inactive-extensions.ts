import { defineCheck } from '../../../core/check.ts';
import { listed, plural } from '../../../core/text.ts';
import { type ExtensionSeen, extensions } from '../../facts/engine.ts';

export default defineCheck({
  id: 'inactive-extensions',
  title: 'Extensions lie on the server that nobody uses',
  side: 'files',
  severity: 'info',
  why: 'The files of an extension can be called from outside even where it is switched off. A hole in one that nobody uses is open all the same, and nobody updates it.',
  fix: 'Remove the extensions that are not in use, files and all.',
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02'],
  rows: ['PS-21'],
  engines: ['woocommerce', 'prestashop'],
  needs: { extensions },

  find({ extensions: all }) {
    const unused = all.filter((one) => one.kind !== 'theme' && one.kind !== 'drop-in' && isUnused(one, all));
    if (unused.length === 0) return [];
    const names = unused.map(({ name }) => name).toSorted();
    return [
      {
        subject: 'extensions that are not in use',
        says: `${plural(unused.length, 'extension')} on the server ${unused.length === 1 ? 'is' : 'are'} not in use: ${listed(names, 12)}.`,
      },
    ];
  },
});

/** On disk and switched off; or only on disk, where the database names the others of its kind. */
function isUnused(one: ExtensionSeen, all: readonly ExtensionSeen[]): boolean {
  if (one.enabled !== undefined) {
    const gone = !one.place.includes('/') && all.some((other) => other.place.includes('/'));
    return !one.enabled && !gone;
  }
  return all.some((other) => other.enabled === true && other.ecosystem === one.ecosystem);
}
