import { defineCheck } from '../../../core/check.ts';
import { paymentKeys } from '../../facts/page-sources.ts';

export default defineCheck({
  id: 'payment-test-mode',
  title: 'A payment method runs in test mode',
  side: 'web',
  severity: 'medium',
  why: 'In test mode no money moves: orders can be placed with the made-up card numbers that every provider publishes, and the shop may send goods for nothing.',
  fix: 'Switch the payment method to live mode, or off.',
  steps: [
    'Put the live keys of the payment provider into the settings of the payment method, and switch off its test or sandbox mode.',
    'Look through recent orders for payments that never arrived.',
  ],
  who: 'owner',
  effort: 'minutes',
  standards: ['pci-dss-4.0.1:6.5.6', 'owasp-2025:A02'],
  rows: ['PAY-22'],
  needs: { paymentKeys },

  find({ paymentKeys: keys }) {
    return keys
      .filter((key) => key.kind === 'test')
      .map(({ url, status, provider, sample }) => ({
        subject: provider,
        says: `${url} uses the test mode of ${provider}.`,
        evidence: [{ kind: 'page', url, status, excerpt: sample }],
      }));
  },
});
