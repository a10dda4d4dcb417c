import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope } from './scoped-settings.ts';

export default defineCheck({
  id: 'admin-account-sharing',
  title: 'One staff account may be signed in many times at once',
  side: 'accounts',
  severity: 'medium',
  why: 'When several people use one account, nobody can tell who changed a price or looked at a customer, and a thief who signs in with it is not noticed by the one who is thrown out.',
  fix: 'Switch off "Admin Account Sharing" and give each person an account of their own.',
  steps: ['Stores, Configuration, Advanced, Admin, Security: set Admin Account Sharing to No.'],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.2.2', 'asvs-5.0.0:V7'],
  rows: ['M2-46'],
  engines: ['magento2'],
  needs: { settings },

  find({ settings: seen }) {
    return inEveryScope(seen, 'admin/security/admin_account_sharing')
      .filter(({ value }) => value === '1')
      .map(({ name }) => ({
        subject: name,
        says: 'An account may be used from several places at the same time.',
        confidence: 'certain' as const,
      }));
  },
});
