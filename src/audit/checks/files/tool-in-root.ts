import { tools } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

const names: Readonly<Record<string, string>> = {
  phpinfo: 'A page that shows all settings of PHP (phpinfo)',
  adminer: 'Adminer, which opens the database to whoever has its password,',
  phpmyadmin: 'phpMyAdmin, which opens the database to whoever has its password,',
  'search-replace-db': 'Search Replace DB, which rewrites the database without a password,',
  'emergency-password': 'The emergency script of WordPress, which sets a new admin password for anyone,',
  timthumb: 'An old TimThumb, through which strangers can run code (CVE-2014-4663),',
  bigdump: 'BigDump, which loads dumps into the database,',
  'file-manager': 'A file manager, with which files can be changed from the browser,',
  'sypex-dumper': 'Sypex Dumper, which copies the database,',
  kickstart: 'Akeeba Kickstart, which unpacks a new store over this one,',
  'duplicator-installer': 'The installer of Duplicator, which sets up a new store over this one,',
  'phpunit-eval': 'The script of PHPUnit that runs whatever it is sent (CVE-2017-9841)',
  magmi: 'Magmi, which writes into the catalogue and has known holes,',
};
const dangerous = new Set(['search-replace-db', 'emergency-password', 'phpunit-eval', 'timthumb']);

export default aboutSightings(
  {
    id: 'tool-in-root',
    title: 'A tool for developers was left in the store',
    severity: 'high',
    why: 'Such tools show the inside of the server, read and write the database, or replace files. Robots look for them by name, and behind them stands at most a password.',
    fix: 'Delete the tool; bring it back only for as long as it is needed.',
    steps: [
      'Delete the file or folder.',
      'Look in the access log who has used it.',
      'Reach the database through SSH instead.',
    ],
    who: 'developer',
    effort: 'minutes',
    standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
    rows: ['EXP-07', 'EXP-08', 'WP-29', 'PS-07'],
  },
  tools,
  {
    says: ({ kind }) => `${names[kind] ?? 'A tool for developers'} lies here.`,
    zones: {
      served: ({ kind }) => (kind === 'phpinfo' ? 'medium' : dangerous.has(kind) ? 'critical' : 'high'),
      denied: 'low',
    },
    confidence: () => 'firm',
    reach: false,
  },
);
