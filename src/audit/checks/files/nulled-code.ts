import { aboutHostileFiles } from './hostile-files.ts';

export default aboutHostileFiles(
  {
    id: 'nulled-code',
    title: 'The licence check of an extension was taken out',
    severity: 'high',
    why: 'Cracked extensions come from people who earn with what they put into them: ways in, card thieves, hidden links. Their makers give no updates either.',
    fix: 'Replace the extension by one that its maker sold you, and have the store searched.',
    steps: [
      'Copy the file with its date and owner to a safe place, as evidence; do not open it in a browser.',
      'Look in the access log who has asked for it, and what else was changed in the same hour.',
      'Find the way in first, then remove everything that came with it at once: what is left brings the rest back.',
      'Change all passwords, keys and sessions that the server could read.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:6.3.2', 'owasp-2025:A03'],
    rows: ['MAL-08'],
  },
  'nulled-code',
  () => 'A check of the licence was stubbed, or it fetches code in place of the maker.',
);
