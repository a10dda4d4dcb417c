import { defineCheck } from '../../../core/check.ts';
import type { DataColumn } from '../../../core/data-map.ts';
import { plural } from '../../../core/text.ts';
import { dataMap } from '../../facts/database.ts';
import { spanOf } from './found-cards.ts';

/** A shop shows its own account in settings, mails and notes on orders; customers have many different ones. */
const FEW = 5;

export default defineCheck({
  id: 'bank-account-in-clear',
  title: 'Bank accounts of customers stand readable in the database',
  side: 'database',
  severity: 'high',
  why: 'With account number and name anyone can pay by direct debit in many shops, and write believable letters from the bank. A theft has to be reported.',
  fix: 'Keep only the last four characters, or the mandate reference, and let the payment provider keep the account.',
  steps: [
    'Find out which payment module writes the column.',
    'Switch it to a provider that keeps the accounts itself, or seal the column.',
    'Erase what is older than its purpose and the law ask for, backups included.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['gdpr:32', 'gdpr:5'],
  rows: ['DBC-10'],
  needs: { dataMap },

  find({ dataMap: { columns } }) {
    return columns.filter(isOfCustomers).map((found) => {
      const { table, column, rows, samples, estimated, confidence } = found;
      const [sample] = samples;
      const about = estimated ? 'about ' : '';
      return {
        subject: `${table}.${column}`,
        says: `Bank accounts stand in ${about}${plural(rows, 'row')}${spanOf(found)}.`,
        confidence,
        evidence: [{ kind: 'rows' as const, table, column, count: rows, ...(sample === undefined ? {} : { sample }) }],
        remedy: { action: { do: 'seal-column' as const, table, column } },
      };
    });
  },
});

function isOfCustomers({ kind, confidence, rows, tests, samples }: DataColumn): boolean {
  return kind === 'bank' && confidence !== 'tentative' && rows - tests >= FEW && samples.length > 1;
}
