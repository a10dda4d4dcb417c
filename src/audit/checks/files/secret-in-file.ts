import { keysInFiles } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'secret-in-file',
    title: 'A live key stands in a file that browsers may fetch',
    severity: 'critical',
    why: 'With such a key a stranger acts in your name: takes money back, reads orders, sends mail. Everything that the shop serves as text can be read by anyone.',
    fix: 'Revoke the key at the provider, and keep the new one on the server only.',
    steps: [
      'Revoke the key in the account of the provider.',
      'Put the new one into the configuration on the server, never into scripts or pages.',
      'Look in the account for what was done with it.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
    rows: ['RUN-19'],
  },
  keysInFiles,
  {
    says: ({ kind }) =>
      kind === 'private key' ? 'A private key stands in it.' : `A live key of ${kind} stands in it.`,
    zones: { served: 'critical', denied: 'high' },
    confidence: () => 'firm',
  },
);
