import { defineCheck } from '../../../core/check.ts';
import { methods } from '../../facts/payment.ts';

export default defineCheck({
  id: 'card-saving-enabled',
  title: 'The shop keeps card numbers of its customers itself',
  side: 'database',
  severity: 'critical',
  why: 'Stored card numbers are what thieves look for. Whoever keeps them has to meet all of PCI DSS, and a theft is paid for by the shop.',
  fix: 'Switch this payment method off, and use one whose provider takes the card on its own page.',
  steps: ['Then have the numbers that are already stored erased, also from backups.'],
  who: 'owner',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:3.2.1', 'pci-dss-4.0.1:3.5.1', 'gdpr:32'],
  rows: ['M1-25'],
  needs: { methods },

  find({ methods: known }) {
    return known
      .filter(({ enabled, savesCards }) => enabled && savesCards === true)
      .map(({ code, title }) => ({
        subject: code,
        says: `The payment method "${title || code}" is switched on; it writes the card numbers of customers into the shop's own database.`,
        confidence: 'certain' as const,
      }));
  },
});
