import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-database-dump',
  title: 'A copy of the database can be downloaded by anyone',
  severity: 'critical',
  why: 'All customers, orders and staff passwords are in this one file. Robots try such names on every shop, and whoever has the file has everything. It is a breach of personal data that may have to be reported.',
  fix: 'Delete the file from the web server now, and look in the access log who has fetched it.',
  steps: [
    'Move the file off the server, or at least out of the folder that the web server serves.',
    'Look in the access log for requests for it that ended with status 200 or 206.',
    'If others have fetched it: ask a lawyer about reporting (GDPR, article 33: 72 hours), and change all passwords.',
    'Let backups be written to a place outside of the web folder.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:3.5.1', 'owasp-2025:A02', 'asvs-5.0.0:V14', 'gdpr:32'],
  rows: ['EXP-04'],
});
