import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-web-shell',
  title: 'A back door answers in the shop',
  severity: 'critical',
  why: 'Through such a page a stranger runs commands on the server, reads the database and changes the checkout. It was put there by someone who has been in.',
  fix: 'Treat the shop as broken into: keep a copy of everything, take the page away, and find out how it came there.',
  steps: [
    'Do not delete yet: copy the file, its date and the access logs.',
    'Take the shop off the web or put it behind a password until it is clean.',
    'Run the file checks (`--root`) to find the other back doors; there is rarely only one.',
    'Change all passwords and keys, then bring the engine and its extensions up to date.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:5.2.2', 'owasp-2025:A08', 'asvs-5.0.0:V15'],
  rows: ['EXP-30'],
});
