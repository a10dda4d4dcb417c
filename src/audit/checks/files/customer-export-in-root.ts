import { customerExports } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'customer-export-in-root',
    title: 'A table of people lies in the folder that is served',
    severity: 'high',
    why: 'Names and addresses of customers that anyone can download are a breach of personal data, which may have to be reported within 72 hours.',
    fix: 'Delete the file, or move it out of the folder that is served.',
    steps: [
      'Move the file off the server.',
      'Look in the access log whether somebody has fetched it.',
      'If so, ask a lawyer about reporting (GDPR, article 33).',
    ],
    who: 'owner',
    effort: 'minutes',
    standards: ['gdpr:32', 'owasp-2025:A02', 'asvs-5.0.0:V14'],
    rows: ['EXP-11'],
  },
  customerExports,
  {
    says: ({ detail }) => `It lists people, with ${detail ?? 'their e-mail addresses'}.`,
    zones: { served: 'high', denied: 'low' },
    confidence: () => 'firm',
  },
);
