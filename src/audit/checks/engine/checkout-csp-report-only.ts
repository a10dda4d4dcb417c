import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';
import { inEveryScope } from './scoped-settings.ts';

export default defineCheck({
  id: 'checkout-csp-report-only',
  title: 'The rule against foreign scripts at the checkout only watches',
  side: 'database',
  severity: 'medium',
  why: 'Since 2.4.7 Magento lets the browser refuse scripts at the checkout that nobody allowed. Somebody has set it back to watching: a skimmer would be reported, and run.',
  fix: 'Let the checkout enforce its Content-Security-Policy again.',
  steps: [
    'Collect the scripts that your payment and analytics need, and allow them by csp_whitelist.xml.',
    'Then set csp/mode/storefront_checkout_index_index/report_only to 0.',
  ],
  who: 'developer',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.4.3', 'asvs-5.0.0:V3'],
  rows: ['M2-49'],
  engines: ['magento2'],
  needs: { settings },

  find({ settings: seen }) {
    return inEveryScope(seen, 'csp/mode/storefront_checkout_index_index/report_only')
      .filter(({ value }) => value === '1')
      .map(({ name }) => ({
        subject: name,
        says: 'The policy of the checkout is set to report only.',
        confidence: 'certain' as const,
      }));
  },
});
