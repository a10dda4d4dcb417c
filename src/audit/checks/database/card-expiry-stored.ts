import { defineCheck } from '../../../core/check.ts';
import { plural } from '../../../core/text.ts';
import { dataMap } from '../../facts/database.ts';
import { spanOf, whenFound } from './found-cards.ts';

export default defineCheck({
  id: 'card-expiry-stored',
  title: 'Expiry dates stand beside whole card numbers',
  side: 'database',
  severity: 'high',
  why: 'Number and expiry date together are enough to pay in many shops. Whoever copies this table needs nothing else.',
  fix: 'Erase the dates together with the numbers, and let the payment provider keep cards from now on.',
  steps: whenFound,
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:3.2.1', 'pci-dss-4.0.1:3.5.1'],
  rows: ['DBC-05'],
  needs: { dataMap },

  find({ dataMap: { columns } }) {
    const numbers = columns.filter(
      ({ holds, confidence, rows, tests }) => holds === 'card-number' && confidence !== 'tentative' && rows > tests,
    );
    return columns
      .filter(({ holds, confidence }) => holds === 'card-expiry' && confidence !== 'tentative')
      .flatMap((expiry) => {
        const beside = numbers.find(({ table }) => table === expiry.table);
        if (beside === undefined) return [];
        const { table, column, rows, estimated } = expiry;
        const about = estimated ? 'about ' : '';
        return {
          subject: `${table}.${column}`,
          says: `Expiry dates stand in ${about}${plural(rows, 'row')}${spanOf(expiry)}; whole card numbers in \`${beside.column}\` of the same table.`,
          confidence: expiry.confidence,
          evidence: [{ kind: 'rows' as const, table, column, count: rows }],
        };
      });
  },
});
