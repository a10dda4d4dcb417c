import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-archive',
  title: "A copy of the shop's files can be downloaded by anyone",
  severity: 'critical',
  why: 'Such an archive usually holds the whole shop, its settings with all passwords, and often a copy of the database. Robots try these names on every shop.',
  fix: 'Delete the archive from the web server now, and look in the access log who has fetched it.',
  steps: [
    'Move the file off the server, or at least out of the folder that the web server serves.',
    'Look in the access log for requests for it that ended with status 200 or 206.',
    'If others have fetched it: change the passwords and keys that are in it.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:3.5.1', 'owasp-2025:A02', 'asvs-5.0.0:V14', 'gdpr:32'],
  rows: ['EXP-05'],
});
