import type { Severity } from '../../../core/finding.ts';
import { handlers, type Sighting } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

const meanings: Readonly<Record<string, string>> = {
  'harmless-files': 'It has files that look harmless, such as images or texts, run as PHP.',
  'all-files': 'It has every file of this folder run as PHP, whatever its name.',
  'other-files': 'It has files with another ending than PHP run as PHP.',
  pages: 'It has plain pages or parts of pages run as PHP. Old stores do this on purpose.',
  'other-programs': 'It has files with an unusual ending run as programs of the server.',
  'stolen-visitors': 'It sends visitors who come from search engines to another website; you yourself do not see it.',
  code: 'It holds program code itself.',
  prepended: 'It has one file run before or after every page.',
  'prepended-guard': 'It has a file run before every page that, by its name, belongs to a security extension.',
};
const severities: Readonly<Record<string, Severity>> = {
  'harmless-files': 'critical',
  'all-files': 'critical',
  'other-files': 'high',
  'other-programs': 'high',
  'stolen-visitors': 'critical',
  code: 'critical',
  prepended: 'high',
  pages: 'low',
  'prepended-guard': 'info',
};
const sure = new Set(['harmless-files', 'all-files', 'stolen-visitors', 'code', 'other-programs']);
const severityOf = ({ kind }: Sighting): Severity => severities[kind] ?? 'high';

export default aboutSightings(
  {
    id: 'handler-override',
    title: 'A settings file has other files run as code',
    severity: 'critical',
    why: 'With one line in such a file, a stranger turns uploaded images into programs, or has their own code run before every page.',
    fix: 'Remove the line unless your developer can say what it is for.',
    steps: [
      'Ask your developer whether the line is theirs.',
      'Keep a copy of the file as evidence, then remove the line.',
      'Look at the files that the line is about: they may hold code.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:5.2.2', 'owasp-2025:A02', 'asvs-5.0.0:V5'],
    rows: ['MAL-06', 'MAL-18'],
  },
  handlers,
  {
    says: ({ kind }) => meanings[kind] ?? 'It changes which files are run as PHP.',
    zones: { served: severityOf, denied: severityOf, outside: severityOf },
    confidence: ({ kind }) => (sure.has(kind) ? 'firm' : 'tentative'),
    reach: false,
  },
);
