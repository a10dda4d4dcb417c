import { sessions } from '../../facts/files.ts';
import { aboutSightings } from './sightings.ts';

export default aboutSightings(
  {
    id: 'session-file-in-root',
    title: 'Sessions of visitors lie in the folder that is served',
    severity: 'high',
    why: "The name of such a file is the key to somebody's session. Who sees a list of them can act as a customer, or as staff.",
    fix: 'Let PHP keep sessions outside of the folder that is served.',
    steps: [
      'Set session.save_path to a folder above the one that is served.',
      'Delete the files; everybody has to sign in again.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['asvs-5.0.0:V7', 'owasp-2025:A02', 'gdpr:32'],
    rows: ['EXP-26'],
  },
  sessions,
  {
    says: () => 'Files of sessions are kept here.',
    zones: { served: 'high', denied: 'low' },
    confidence: () => 'firm',
    byFolder: true,
  },
);
