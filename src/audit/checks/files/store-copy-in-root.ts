import { storeCopies } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'store-copy-in-root',
    title: 'A second store lies in a folder of this one',
    severity: 'medium',
    why: 'Old copies and test shops get no updates, often hold real customers, and share the rights of the real shop: who breaks into one has both.',
    fix: 'Remove the copy, or move it to a server of its own behind a password.',
    steps: [
      'Ask who still needs it.',
      'Remove its folder and its database, or put it behind a password and on another account.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:6.5.3', 'owasp-2025:A02', 'gdpr:32'],
    rows: ['EXP-17'],
  },
  storeCopies,
  {
    says: ({ detail }) => `The folder "${detail ?? ''}" holds the configuration of another store.`,
    zones: { served: 'medium', denied: 'low' },
    confidence: () => 'firm',
    reach: false,
  },
);
