import { uploadedCode } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'code-in-uploads',
    title: 'There is code in a folder for uploads',
    severity: 'critical',
    why: 'Images and documents belong there. Code in such a place was, more often than not, put there by a stranger who can now do with the store what they want.',
    fix: 'Have the file looked at, keep a copy as evidence, remove it, and forbid code in this folder.',
    steps: [
      'Copy the file with its date and owner to a safe place, as evidence.',
      'Look in the access log who has asked for it.',
      'Remove it, and forbid PHP in folders for uploads in the settings of the web server.',
      'Look for the way it came in: updates that are missing, stolen passwords.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:5.2.2', 'owasp-2025:A08', 'asvs-5.0.0:V5'],
    rows: ['MAL-05', 'WP-15', 'M2-12', 'M2-14'],
  },
  uploadedCode,
  {
    says: ({ kind, modified }) =>
      `${kind === 'double-name' ? 'A file with PHP in it, and in its name,' : 'A file with PHP that does something'} lies among the uploads, last changed on ${modified.slice(0, 10)}.`,
    zones: { served: 'critical', denied: 'high', outside: 'high' },
    confidence: ({ kind }) => (kind === 'double-name' ? 'tentative' : 'firm'),
    reach: false,
  },
);
