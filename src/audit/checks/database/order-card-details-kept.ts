import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { settings } from '../../facts/database.ts';

export default defineCheck({
  id: 'order-card-details-kept',
  title: 'Orders keep more of card numbers than the last four digits',
  side: 'database',
  severity: 'high',
  why: 'PrestaShop has columns for card number, holder and expiry with each payment, and never shortens what a payment module writes there. Whoever gets a copy of the database gets the cards.',
  fix: 'Shorten what stands there to the last four digits, and have the payment module send no more than that.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:3.4.1', 'pci-dss-4.0.1:3.5.1', 'gdpr:32'],
  rows: ['PS-17'],
  engines: ['prestashop'],
  needs: { settings },

  find({ settings: { flags } }) {
    const long = Number(flags['cards.long'] ?? 0);
    if (long === 0) return [];
    const holders = Number(flags['cards.holders'] ?? 0);
    const also =
      holders > 0
        ? ` ${plural(holders, 'payment')} also keep${holders === 1 ? 's' : ''} the name of the card holder.`
        : '';
    return [
      {
        subject: 'order_payment.card_number',
        says: `${plural(long, 'payment')} hold${long === 1 ? 's' : ''} more than ten digits in the column for the card number.${also}`,
        confidence: 'certain',
        evidence: [{ kind: 'rows', table: 'order_payment', column: 'card_number', count: long }],
      },
    ];
  },
});
