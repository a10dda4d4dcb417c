import { exposure } from './exposure.ts';

export default exposure({
  id: 'directory-listing',
  title: 'The server lists the files of a folder',
  severity: 'medium',
  why: 'A visitor sees every file that lies in the folder: forgotten copies, exports, uploads of customers. What nobody links to is found all the same.',
  fix: 'Switch off the listing of folders in the web server.',
  steps: [
    'Apache: `Options -Indexes`. nginx: `autoindex off`. IIS: switch off directory browsing.',
    'Look through the folder for files that should not be there.',
  ],
  who: 'host',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:2.2.4', 'owasp-2025:A02', 'asvs-5.0.0:V13'],
  rows: ['EXP-09', 'M2-21', 'M1-23'],
});
