import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope, numberOf } from './scoped-settings.ts';

export default defineCheck({
  id: 'admin-password-never-expires',
  title: 'Passwords of staff never run out',
  side: 'accounts',
  severity: 'low',
  why: 'Where a password is all that stands before the admin area, one that leaked years ago still opens it. With a second factor for everybody this matters less.',
  fix: 'Ask staff for a new password every 90 days, or for a second factor at every sign-in.',
  steps: ['Stores, Configuration, Advanced, Admin, Security: set Password Lifetime to 90.'],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:8.3.9'],
  rows: ['M2-47'],
  engines: ['magento2'],
  needs: { settings },

  find({ settings: seen }) {
    return inEveryScope(seen, 'admin/security/password_lifetime')
      .filter(({ value }) => numberOf(value) === 0)
      .map(({ name }) => ({
        subject: name,
        says: 'Passwords of staff hold for ever.',
        confidence: 'certain' as const,
      }));
  },
});
