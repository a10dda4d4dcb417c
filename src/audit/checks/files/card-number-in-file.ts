import { defineCheck } from '../../../core/check.ts';
import type { Severity } from '../../../core/finding.ts';
import { Unknown } from '../../../core/fact.ts';
import { cardsInFiles, cardsInLargeFiles, type Sighting, tree } from '../../facts/files.ts';
import { judgeSightings, type Judging } from './sightings.ts';

const judging: Judging = {
  says({ kind, detail = '' }) {
    if (kind === 'track') return `The contents of magnetic stripes stand in it (${detail}).`;
    if (kind === 'test') return `Only published test numbers stand in it (${detail}); real ones would land there too.`;
    return `Whole card numbers stand in it (${detail}).`;
  },
  zones: {
    served: severity,
    denied: severity,
    outside: severity,
  },
  confidence: () => 'firm',
};

function severity({ kind }: Sighting): Severity {
  return kind === 'test' ? 'info' : 'critical';
}

export default defineCheck({
  id: 'card-number-in-file',
  title: 'Card numbers of customers stand in a file of the store',
  side: 'files',
  severity: 'critical',
  why: 'Logs, exports and sessions are copied, mailed and forgotten; whoever gets one pays with the cards in it. The card brands fine the shop, and customers have to be told.',
  fix: 'Stop what writes the file, and erase it everywhere, backups included.',
  steps: [
    'Note when and by whom it was found, and keep a copy of this report; do not copy the file.',
    'Find out which module or script writes the file, and stop it: debug logs of payment modules are the usual case.',
    'Look for older ones of its kind, rotated, packed and in backups.',
    'Erase all of them beyond recovery.',
    'If somebody else may have read it, tell your payment provider and a lawyer at once (GDPR, article 33: 72 hours).',
    'Write down what was done, and scan again.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:3.5.1', 'pci-dss-4.0.1:12.10.7', 'gdpr:32'],
  rows: ['DBC-09', 'DBC-02'],
  needs: { tree, cardsInFiles },
  wants: { cardsInLargeFiles },

  find({ tree: seenTree, cardsInFiles: small, cardsInLargeFiles: large }) {
    const seen = [...small.seen, ...(large?.seen ?? [])];
    const flaws = judgeSightings({ seen, more: small.more }, seenTree, judging);
    if (flaws instanceof Unknown || flaws.length > 0) return flaws;
    if (large === undefined || large.unread === 0) return flaws;
    return new Unknown('unsupported', `${large.unread} large files were not read; storewarden scan reads them all.`);
  },
});
