import { defineCheck } from '../../../core/check.ts';
import { cardColumns } from '../../facts/database.ts';
import { cardFlaw, whenFound } from './found-cards.ts';

export default defineCheck({
  id: 'track-data-stored',
  title: 'The contents of magnetic stripes are kept',
  side: 'database',
  severity: 'critical',
  why: 'Nobody may keep these after a payment, not even encrypted. With them stolen card numbers are worth several times as much, and the card brands fine the shop.',
  fix: 'Stop what writes them, and erase them everywhere, backups included.',
  steps: whenFound,
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:3.3.1.1', 'pci-dss-4.0.1:12.10.7', 'gdpr:32'],
  rows: ['DBC-04'],
  needs: { cardColumns },

  find({ cardColumns: columns }) {
    return columns
      .filter(({ holds, found }) => holds === 'track' && found > 0)
      .map((column) => cardFlaw(column, 'Stripe data stand'));
  },
});
