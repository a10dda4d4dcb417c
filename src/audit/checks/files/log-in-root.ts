import { logs } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'log-in-root',
    title: 'Logs lie in the folder that is served',
    severity: 'medium',
    why: 'Logs tell paths, queries, addresses of customers and sometimes passwords or payment data. Whoever fetches them learns how to get further.',
    fix: 'Let logs be written outside of the folder that is served, or forbid them in the settings of the web server.',
    steps: [
      'Forbid the folder in the settings of the web server.',
      'Delete the logs that are not needed.',
      'Fetch one of them from outside, to see that it is refused.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:10.3.1', 'owasp-2025:A09', 'gdpr:32'],
    rows: ['EXP-10', 'EXP-31', 'OC-09'],
  },
  logs,
  {
    says: ({ path }) => `"${path.slice(path.lastIndexOf('/') + 1)}" holds entries of a log.`,
    zones: { served: 'medium' },
    byFolder: true,
  },
);
