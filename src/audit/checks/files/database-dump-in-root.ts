import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import { backups, dumps, tree } from '../../facts/files.ts';
import { judgeSightings, type Judging } from './sightings.ts';

const judging: Judging = {
  says: ({ kind, detail }) =>
    kind === 'database-file'
      ? 'It is a whole database in one file.'
      : `It is a copy of a database${detail === undefined ? '' : `, ${detail}`}.`,
  zones: { served: ({ kind }) => (kind === 'database-file' ? 'high' : 'critical'), denied: 'medium', outside: 'low' },
  confidence: () => 'firm',
};

export default defineCheck({
  id: 'database-dump-in-root',
  title: 'A copy of the database lies in the folder of the store',
  side: 'files',
  severity: 'critical',
  why: 'All customers, orders and staff passwords are in this one file. Where the web server hands it out, whoever guesses the name has everything; and what is erased from the shop lives on in it.',
  fix: 'Move the file off the server, or delete it.',
  steps: [
    'Move the file to a place that the web server does not serve, best on another machine, encrypted.',
    'Look in the access log for requests for it that ended with status 200 or 206.',
    'If others have fetched it: ask a lawyer about reporting (GDPR, article 33: 72 hours), and change all passwords.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:3.5.1', 'owasp-2025:A02', 'asvs-5.0.0:V14', 'gdpr:32'],
  rows: ['EXP-04', 'RUN-22'],
  needs: { tree, dumps, backups },

  find(facts) {
    const plain = judgeSightings(facts.dumps, facts.tree, judging);
    const packed = judgeSightings(facts.backups, facts.tree, { ...judging, about: ({ kind }) => kind === 'dump' });
    if (plain instanceof Unknown) return packed;
    return packed instanceof Unknown ? plain : [...plain, ...packed];
  },
});
