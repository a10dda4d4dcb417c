import type { Severity } from '../../../core/finding.ts';
import { phpSettings, type Sighting } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

const meanings: Readonly<Record<string, string>> = {
  'errors-shown': 'Error messages are shown to visitors.',
  'remote-code': 'PHP may load code from other servers.',
  'functions-freed': 'The list of forbidden functions is emptied.',
  'extensions-loaded': 'Scripts may load extensions into PHP.',
  globals: 'Anything that a visitor sends becomes a variable (register_globals).',
  'folders-freed': 'PHP may read files outside of the store.',
};
const severityOf = ({ kind }: Sighting): Severity =>
  kind === 'remote-code' ? 'high' : kind === 'folders-freed' ? 'low' : 'medium';

export default aboutSightings(
  {
    id: 'local-php-setting',
    title: 'A PHP setting in the store takes a safeguard away',
    severity: 'medium',
    why: 'Such settings show visitors error messages with paths and queries, or let PHP load code from strangers.',
    fix: 'Remove the line, or set it the other way.',
    steps: ['Take the line out of the file.', 'Let errors be written to a log instead.'],
    who: 'developer',
    effort: 'minutes',
    standards: ['pci-dss-4.0.1:2.2.6', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
    rows: ['RUN-07', 'MAL-18'],
  },
  phpSettings,
  {
    says: ({ kind }) => meanings[kind] ?? 'A safeguard of PHP is switched off here.',
    zones: { served: severityOf, denied: severityOf, outside: severityOf },
    confidence: () => 'firm',
    reach: false,
  },
);
