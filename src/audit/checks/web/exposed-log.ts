import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-log',
  title: 'A log file can be read by anyone',
  severity: 'high',
  why: 'Logs tell of errors, file paths, addresses of visitors, and often of orders, customers and payments. To an attacker they are a guide to the shop.',
  fix: 'Close the file to the web, and let logs be written outside of the web folder.',
  steps: [
    'Let the web server refuse the file or its folder.',
    'Set the path of the log to a place outside of the web folder.',
    'Delete old logs; personal data in them is subject to the same rules as in the database.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:10.3.1', 'pci-dss-4.0.1:3.3.1', 'owasp-2025:A09', 'asvs-5.0.0:V16', 'gdpr:32'],
  rows: ['EXP-10', 'EXP-31', 'M2-21', 'M1-23', 'OC-09'],
});
