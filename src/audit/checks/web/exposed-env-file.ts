import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-env-file',
  title: 'The settings file .env can be read by anyone',
  severity: 'critical',
  why: 'This file holds the passwords of the database, of mail and of payment accounts in plain text. Whoever has it can often take over the shop the same day.',
  fix: 'Close the file to the web, and change every password and key in it.',
  steps: [
    'Let the web server refuse every path that begins with a dot, except `/.well-known/`.',
    'Move the file out of the folder that the web server serves.',
    'Change every password and key in it: they have to be taken as known.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V13', 'gdpr:32'],
  rows: ['EXP-03'],
});
