import { defineCheck } from '../../../core/check.ts';
import { cardColumns } from '../../facts/database.ts';
import { cardFlaw, whenFound } from './found-cards.ts';

export default defineCheck({
  id: 'card-number-hashed',
  title: 'Card numbers are kept as plain hashes',
  side: 'database',
  severity: 'high',
  why: 'A hash without a key hides a card number only from the eye: there are so few possible numbers that a home computer tries all of them in minutes, and has them back.',
  fix: 'Erase the hashes, or replace them by tokens of your payment provider.',
  steps: [
    'Find out which module writes the column, and what it needs it for.',
    'If cards have to be recognised again, use the token or fingerprint of your payment provider, or a keyed hash (HMAC) whose key is kept elsewhere.',
    ...whenFound.slice(2),
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:3.5.1.1', 'gdpr:32'],
  rows: ['DBC-06'],
  needs: { cardColumns },

  find({ cardColumns: columns }) {
    return columns
      .filter(({ holds, found }) => holds === 'card-hash' && found > 0)
      .map((column) => cardFlaw(column, 'What looks like hashes of card numbers stands'));
  },
});
