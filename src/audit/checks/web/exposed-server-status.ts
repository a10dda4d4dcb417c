import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-server-status',
  title: "The server's own status page answers to anyone",
  severity: 'medium',
  why: 'It shows in real time which pages are asked for and by whom, at times with tokens of sessions and passwords that are part of addresses.',
  fix: 'Let the status page answer to the server itself only.',
  steps: [
    'Apache: `Require local` for `/server-status`. nginx: `allow 127.0.0.1; deny all;`. PHP-FPM: remove the path of the status page from the public site.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-21'],
});
