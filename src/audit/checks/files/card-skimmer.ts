import { aboutHostileFiles } from './hostile-files.ts';

export default aboutHostileFiles(
  {
    id: 'card-skimmer',
    title: 'Code copies what customers type at the checkout',
    severity: 'critical',
    why: 'Card numbers and passwords go to thieves while customers pay, often for months, and the shop is liable for it.',
    fix: 'Take the code out of the checkout today, keep a copy as evidence, and tell your payment provider.',
    steps: [
      'Copy the file with its date and owner to a safe place, as evidence; do not open it in a browser.',
      'Look in the access log who has asked for it, and what else was changed in the same hour.',
      'Find the way in first, then remove everything that came with it at once: what is left brings the rest back.',
      'Change all passwords, keys and sessions that the server could read.',
    ],
    who: 'developer',
    effort: 'hours',
    standards: ['pci-dss-4.0.1:5.2.2', 'pci-dss-4.0.1:6.4.3', 'pci-dss-4.0.1:11.6.1', 'gdpr:33'],
    rows: ['MAL-01'],
  },
  'card-skimmer',
  () => 'It reads the fields of the card or the password and sends them away.',
);
