import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-git',
  title: 'The version control folder can be read by anyone',
  severity: 'critical',
  why: 'From the folder `.git` a stranger rebuilds the whole program of the shop, with its history and every password that was ever written into it. Robots look for it all day.',
  fix: 'Close the folder .git to the web, and change every password and key that was ever in the repository.',
  steps: [
    'Let the web server refuse every path that begins with a dot, except `/.well-known/`.',
    'Better: put the shop on the server by a release that holds no .git folder, or let the web server serve a folder below it.',
    'Change the database password and all keys that are or were in the repository.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-01'],
});
