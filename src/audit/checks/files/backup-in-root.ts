import { backups } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'backup-in-root',
    title: 'A backup of the store lies in its own folder',
    severity: 'high',
    why: 'A backup holds the code, often the configuration with its passwords, and sometimes the whole database. Lying in the folder of the shop it can be downloaded by who guesses its name, and it is lost together with the shop.',
    fix: 'Move backups out of the folder of the store, to another machine.',
    steps: [
      'Move the file to a place that the web server does not serve, best on another machine.',
      'Let the tool that makes backups write there.',
      'If it holds passwords and was in reach of visitors: change them.',
    ],
    who: 'owner',
    effort: 'minutes',
    standards: ['pci-dss-4.0.1:3.5.1', 'owasp-2025:A02', 'gdpr:32'],
    rows: ['EXP-05', 'RUN-22', 'WP-28'],
  },
  backups,
  {
    about: ({ kind }) => kind !== 'dump',
    says: ({ kind, detail }) =>
      kind === 'named'
        ? 'By its name this archive is a backup.'
        : `This archive holds the code of a store${detail === undefined ? '' : `: ${detail}`}.`,
    zones: {
      served: ({ kind }) => (kind === 'store' ? 'critical' : kind === 'code' ? 'high' : 'medium'),
      denied: 'low',
      outside: 'info',
    },
    confidence: ({ kind }) => (kind === 'named' ? 'tentative' : 'firm'),
  },
);
