import { defineCheck } from '../../../core/check.ts';
import { listed, plural } from '../../../core/text.ts';
import { extensions } from '../../facts/engine.ts';

export default defineCheck({
  id: 'hand-installed-modules',
  title: 'Modules were put in by hand, and no updates come for them',
  side: 'files',
  severity: 'info',
  why: 'Modules in app/code are in nobody’s list: Composer does not update them, and nobody compares them with known holes unless somebody thinks of it.',
  fix: 'Know where each of them comes from, and have those that their makers still sell put in by Composer.',
  steps: [
    'Write down for each module who made it and where updates are to be had.',
    'Replace it by its package of Composer, where there is one.',
    'Remove what nobody needs any more.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:6.3.2', 'owasp-2025:A03'],
  rows: ['M2-44'],
  engines: ['magento2'],
  needs: { extensions },

  find({ extensions: all }) {
    const byHand = all.filter(
      ({ ecosystem, place }) => ecosystem === 'magento2-module' && place.startsWith('app/code/'),
    );
    if (byHand.length === 0) return [];
    const unversioned = byHand.filter(({ version }) => version === undefined).length;
    const names = byHand.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`)).toSorted();
    return [
      {
        subject: 'app/code',
        says: `${plural(byHand.length, 'module')} ${byHand.length === 1 ? 'lies' : 'lie'} in app/code${unversioned > 0 ? `, ${unversioned} of them without a version` : ''}: ${listed(names, 8)}.`,
        confidence: 'certain' as const,
        evidence: byHand.slice(0, 10).map(({ place }) => ({ kind: 'file' as const, path: place })),
      },
    ];
  },
});
