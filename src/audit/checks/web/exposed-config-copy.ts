import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-config-copy',
  title: 'A copy of the settings file can be read by anyone',
  severity: 'critical',
  why: 'The settings file itself is run by the server and shows nothing. Its copy under another name, left by an editor or by a careful person, is handed out as text, with the password of the database.',
  fix: 'Delete the copy, and change the passwords in it.',
  steps: [
    'Delete the copy from the server.',
    'Change the password of the database and every key in the file: they have to be taken as known.',
    'Let the web server refuse names that end in `~`, `.bak`, `.old`, `.orig`, `.save` and `.swp`.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-06', 'M2-18', 'M1-19', 'PS-18', 'OC-08'],
});
