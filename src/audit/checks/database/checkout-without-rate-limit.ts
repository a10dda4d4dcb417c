import { defineCheck } from '../../../core/check.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'checkout-without-rate-limit',
  title: 'The checkout can be used to try stolen cards without a limit',
  side: 'database',
  severity: 'low',
  why: 'Thieves try thousands of stolen card numbers in shops whose checkout answers as often as it is asked. The shop pays the fees, and its payment provider may close the account.',
  fix: 'Switch on the rate limit of the checkout.',
  steps: [
    'WooCommerce, Settings, Advanced, Features: switch on "Rate limit Checkout".',
    'Ask the payment provider which limits of its own can be set.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.2.4', 'owasp-2025:A06'],
  rows: ['WP-26'],
  engines: ['woocommerce'],
  needs: { settings },

  notApplicable: ({ settings: { flags } }) =>
    knowsLimit(flags['woocommerce_version']) ? undefined : 'This WooCommerce has no such limit.',

  find({ settings: { flags } }) {
    if (flags['woocommerce_feature_rate_limit_checkout_enabled'] === 'yes') return [];
    return [
      {
        subject: 'woocommerce_feature_rate_limit_checkout_enabled',
        says: "WooCommerce's limit on how often one visitor may place orders is off.",
        confidence: 'firm',
      },
    ];
  },
});

/** The setting came with WooCommerce 9.6. */
function knowsLimit(version: string | undefined): boolean {
  const [major = 0, minor = 0] = (version ?? '').split('.').map(Number);
  return major > 9 || (major === 9 && minor >= 6);
}
