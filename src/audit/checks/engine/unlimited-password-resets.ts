import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope, numberOf } from './scoped-settings.ts';

export default defineCheck({
  id: 'unlimited-password-resets',
  title: 'Password resets may be asked for without end',
  side: 'accounts',
  severity: 'low',
  why: 'A robot that asks for thousands of new passwords fills mailboxes, finds out who has an account, and hopes for one careless click.',
  fix: 'Limit the requests for a new password to five an hour.',
  steps: [
    'Stores, Configuration, Advanced, Admin, Security: set Max Number of Password Reset Requests to 5, and Password Reset Protection Type to By IP and Email.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.3.4', 'asvs-5.0.0:V6'],
  rows: ['M2-48'],
  engines: ['magento2'],
  needs: { settings },

  find({ settings: seen }) {
    const limits = inEveryScope(seen, 'admin/security/max_number_password_reset_requests')
      .filter(({ value }) => numberOf(value) === 0)
      .map(({ name }) => ({
        subject: name,
        says: 'There is no limit to the requests.',
        confidence: 'certain' as const,
      }));
    const types = inEveryScope(seen, 'admin/security/password_reset_protection_type')
      .filter(({ value }) => value === '0')
      .map(({ name }) => ({ subject: name, says: 'The limit is switched off.', confidence: 'certain' as const }));
    return [...limits, ...types];
  },
});
