import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { cardColumns } from '../../facts/database.ts';
import { cardFlaw, isTrial, whenFound } from './found-cards.ts';

export default defineCheck({
  id: 'card-number-in-clear',
  title: 'Card numbers of customers stand readable in the database',
  side: 'database',
  severity: 'critical',
  why: 'Anyone who copies the database, or finds a backup, can pay with these cards. The card brands fine the shop, and customers have to be told.',
  fix: 'Stop what writes the numbers, erase them, and let the payment provider keep cards from now on.',
  steps: whenFound,
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:3.5.1', 'pci-dss-4.0.1:12.10.7', 'gdpr:32'],
  rows: ['DBC-01', 'DBC-02', 'DBC-08', 'DBC-20', 'DBC-24', 'OC-15', 'WP-31'],
  needs: { cardColumns },

  find({ cardColumns: columns }) {
    return columns
      .filter(({ holds, found }) => holds === 'card' && found > 0)
      .map((column) => {
        const { test, found } = column;
        const { table, column: name } = column;
        const action = { do: 'seal-column' as const, table, column: name };
        if (test < found)
          return { ...cardFlaw({ ...column, found: found - test }, 'Whole card numbers stand'), remedy: { action } };
        const says = `Only published test numbers stand there, in ${plural(found, 'row')}; real ones would land there too.`;
        return { ...cardFlaw(column, ''), says, severity: isTrial(column) ? ('info' as const) : ('high' as const) };
      });
  },
});
