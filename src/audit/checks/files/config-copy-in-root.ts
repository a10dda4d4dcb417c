import { configCopies } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'config-copy-in-root',
    title: 'A copy of the configuration lies where it is sent as text',
    severity: 'critical',
    why: 'The copy holds the password of the database. Because of its ending the server does not run it but hands it out to whoever asks, and robots ask for such names on every shop.',
    fix: 'Delete the copy, and change the passwords that stand in it.',
    steps: [
      'Delete the file.',
      'Change the password of the database and the keys that stand in it.',
      'Look in the access log whether somebody has fetched it.',
    ],
    who: 'developer',
    effort: 'minutes',
    standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
    rows: ['EXP-06', 'WP-13', 'PS-18', 'OC-08'],
  },
  configCopies,
  {
    says: () => 'A copy of the configuration holds passwords.',
    zones: { served: 'critical', denied: 'medium' },
    confidence: () => 'firm',
  },
);
