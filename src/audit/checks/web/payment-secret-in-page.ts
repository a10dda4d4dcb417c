import { defineCheck } from '../../../core/check.ts';
import { paymentKeys } from '../../facts/page-sources.ts';

export default defineCheck({
  id: 'payment-secret-in-page',
  title: 'A secret key of the payment provider stands in a page',
  side: 'web',
  severity: 'critical',
  why: 'With this key anybody can act as the shop at its payment provider: see payments and customers, pay back money to cards of their own, and more. Every visitor gets it with the page.',
  fix: 'Make a new key at the payment provider, let the old one be refused, and keep it out of pages and scripts.',
  steps: [
    'Sign in at the payment provider and replace the key at once.',
    'Look through the last payments and refunds for any that the shop did not make.',
    'Use the publishable key in pages; the secret one stays on the server.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:8.6.2', 'owasp-2025:A02', 'asvs-5.0.0:V14'],
  rows: ['PAY-22'],
  needs: { paymentKeys },

  find({ paymentKeys: keys }) {
    return keys
      .filter((key) => key.kind === 'secret')
      .map(({ url, status, provider, sample }) => ({
        subject: `${provider} ${sample}`,
        says: `${url} holds a secret live key of ${provider}.`,
        confidence: 'certain',
        evidence: [{ kind: 'page', url, status, excerpt: sample }],
      }));
  },
});
