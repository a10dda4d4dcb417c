import { aboutHostileFiles } from './hostile-files.ts';

export default aboutHostileFiles(
  {
    id: 'web-shell',
    title: 'A file lets strangers run the server',
    severity: 'critical',
    why: 'Whoever knows the address of this file can do with the store what its owner can: read orders and passwords, change prices, put card thieves into the checkout.',
    fix: 'Keep a copy as evidence, find the way it came in, and remove it with everything that came with it.',
    steps: [
      'Copy the file with its date and owner to a safe place, as evidence; do not open it in a browser.',
      'Look in the access log who has asked for it, and what else was changed in the same hour.',
      'Find the way in first, then remove everything that came with it at once: what is left brings the rest back.',
      'Change all passwords, keys and sessions that the server could read.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:5.2.2', 'owasp-2025:A08', 'asvs-5.0.0:V5'],
    rows: ['MAL-01', 'MAL-02', 'MAL-03'],
  },
  'web-shell',
  () => 'It runs or keeps what strangers send it.',
);
