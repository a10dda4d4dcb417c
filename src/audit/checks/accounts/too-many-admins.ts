import { defineCheck } from '../../../core/check.ts';
import { listed } from '../../../core/text.ts';
import { admins } from '../../facts/accounts.ts';

/** Two may always do everything, so that one can stand in for the other. */
const FREE = 2;
const SHARE = 0.3;
/** Beyond these, the size of the team is no reason any more. */
const MOST = 5;

export default defineCheck({
  id: 'too-many-admins',
  title: 'Too many accounts of staff may do everything',
  side: 'accounts',
  severity: 'medium',
  why: 'Each account that may do everything is a full key to the shop: one stolen password is enough to take all customer data or change the checkout.',
  fix: 'Leave full rights with two people, and give the others roles that fit their work.',
  who: 'owner',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:7.2.2', 'asvs-5.0.0:V8', 'owasp-2025:A01', 'gdpr:25'],
  rows: ['PPL-09', 'M2-45', 'PS-23', 'WP-20'],
  needs: { admins },

  find({ admins: staff }) {
    const active = staff.filter((one) => one.active);
    const full = active.filter((one) => one.full);
    if (full.length <= FREE || (full.length <= MOST && full.length <= active.length * SHARE)) return [];
    return [
      {
        subject: 'accounts with full rights',
        says: `${full.length} of ${active.length} active accounts of staff may do everything: ${listed(
          full.map(({ login }) => `"${login}"`),
          6,
        )}.`,
        severity: full.length === FREE + 1 ? 'low' : 'medium',
        confidence: 'certain',
      },
    ];
  },
});
