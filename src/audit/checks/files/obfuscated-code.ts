import { aboutHostileFiles } from './hostile-files.ts';

export default aboutHostileFiles(
  {
    id: 'obfuscated-code',
    title: 'Code hides what it does',
    severity: 'high',
    why: 'Honest code has no reason to unpack and run code that nobody can read. Strangers hide their way back in like this; so do makers of cracked extensions.',
    fix: 'Ask your developer where the file comes from; if nobody can say, treat it as an intrusion.',
    steps: [
      'Copy the file with its date and owner to a safe place, as evidence; do not open it in a browser.',
      'Look in the access log who has asked for it, and what else was changed in the same hour.',
      'Find the way in first, then remove everything that came with it at once: what is left brings the rest back.',
      'Change all passwords, keys and sessions that the server could read.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:6.2.3', 'owasp-2025:A08'],
    rows: ['MAL-02', 'MAL-08'],
  },
  'obfuscated-code',
  ({ layers }) => (layers > 0 ? 'It unpacks hidden code and runs it.' : 'It hides the code that it runs.'),
);
