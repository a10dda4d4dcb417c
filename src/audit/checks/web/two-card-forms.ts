import { defineCheck } from '../../../core/check.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Flaw } from '../../../core/finding.ts';
import { checkout, type CheckoutSeen, methods } from '../../facts/payment.ts';
import { paymentPages, unseen } from './payment-pages.ts';

export default defineCheck({
  id: 'two-card-forms',
  title: 'The payment page asks for the card number twice',
  side: 'web',
  severity: 'critical',
  why: "Card thieves lay a form of their own over the payment provider's, take the number, show an error, and let the customer type it again.",
  fix: 'Find out where the second form comes from, and close the checkout until it is gone.',
  steps: [
    'Compare the payment page with the one that your payment provider describes.',
    'Search pages, blocks and files of the shop for the names of the fields.',
    'If nobody meant the second form, call your payment provider: cards may have been stolen.',
  ],
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.4.3', 'pci-dss-4.0.1:11.6.1', 'pci-dss-4.0.1:5.2.2'],
  rows: ['PAY-03'],
  needs: { checkout },
  wants: { methods },

  find({ checkout: pages, methods: offered = [] }) {
    const payment = paymentPages(pages);
    if (payment.length === 0) return new Unknown('failed', unseen);
    // Old checkouts show one form for each method that takes cards by itself.
    const meant = offered.filter(
      ({ enabled, integration }) => enabled && (integration === 'own-form' || integration === 'direct-post'),
    );
    return payment.flatMap((page) => flaw(page, meant.length));
  },
});

function flaw(page: CheckoutSeen, meant: number): Flaw[] {
  if (page.cardForms.length <= meant) return [];
  const [form] = page.cardForms;
  const frame = page.frames.find(({ kind }) => kind === 'processor');
  // Providers have frames for other things too: two fields of the shop's own say more than one beside a frame.
  if (form && frame) {
    return [
      {
        subject: page.url,
        says: `The page has a card field of its own (${form.fields.join(', ')}) beside a frame of ${frame.host}.`,
        severity: 'high',
        confidence: 'tentative',
      },
    ];
  }
  if (page.cardForms.length < 2) return [];
  return [
    {
      subject: page.url,
      says: `The page has ${page.cardForms.length} forms that ask for a card number.`,
      severity: 'high',
      confidence: 'tentative',
    },
  ];
}
