import { defineCheck } from '../../../core/check.ts';
import { apiDoors } from '../../facts/admin.ts';

export default defineCheck({
  id: 'admin-api-open',
  title: 'Programs can knock at the admin functions from everywhere',
  side: 'web',
  severity: 'low',
  why: 'A gate in front of the admin pages does not help if programs may sign in at another address of the same shop: passwords can be tried there just as well, often without a second factor.',
  fix: 'Let only the programs that need this interface reach it, or switch it off.',
  steps: [
    'Switch the interface off if no program uses it.',
    'Else let the web server admit only the addresses of those programs.',
    'Do not close addresses that the checkout of the shop itself needs.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.4.1', 'owasp-2025:A01', 'asvs-5.0.0:V4'],
  rows: ['ADM-08'],
  engines: ['magento2', 'shopware6', 'prestashop'],
  needs: { apiDoors },

  find({ apiDoors: doors }) {
    return doors.map(({ path, url, status, name }) => ({
      subject: path,
      says: `The ${name} answers at ${url} and asks whoever comes to sign in.`,
      evidence: [{ kind: 'page', url, status }],
    }));
  },
});
