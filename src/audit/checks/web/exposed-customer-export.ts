import { exposure } from './exposure.ts';

export default exposure({
  id: 'exposed-customer-export',
  title: 'A list of customers or orders can be downloaded by anyone',
  severity: 'critical',
  why: 'An export holds names, addresses and e-mail addresses of the people who trusted the shop. Taken, it is a breach of personal data that may have to be reported.',
  fix: 'Delete the file from the web server now, and look in the access log who has fetched it.',
  steps: [
    'Move the file out of the folder that the web server serves.',
    'Look in the access log for requests for it that ended with status 200.',
    'If others have fetched it: ask a lawyer about reporting (GDPR, article 33: 72 hours).',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:3.4.1', 'owasp-2025:A01', 'asvs-5.0.0:V14', 'gdpr:32'],
  rows: ['EXP-11'],
});
