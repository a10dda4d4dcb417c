import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-version-control',
  title: 'A version control folder can be read by anyone',
  severity: 'high',
  why: 'Subversion, Mercurial and Bazaar keep the program of the shop in a hidden folder. A stranger who can read it gets the code, and passwords that stand or stood in it.',
  fix: 'Close the folder to the web, and change the passwords that were ever in the repository.',
  steps: [
    'Let the web server refuse every path that begins with a dot, except `/.well-known/`.',
    'Remove the folder from the live server.',
    'Change passwords and keys that were ever kept in it.',
  ],
  who: 'host',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-02'],
});
