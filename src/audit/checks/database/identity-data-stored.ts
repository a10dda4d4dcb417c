import { defineCheck } from '../../../core/check.ts';
import type { DataColumn } from '../../../core/data-map.ts';
import { plural } from '../../../core/text.ts';
import { dataMap } from '../../facts/database.ts';
import { spanOf } from './found-cards.ts';

/** A number or two may be the owner's own, or an example. */
const FEW = 5;

const kinds: Readonly<Record<string, { readonly what: string; readonly severity: 'high' | 'low' }>> = {
  'national-id': { what: 'National or tax identity numbers stand', severity: 'high' },
  'passport-number': { what: 'Passport numbers stand', severity: 'high' },
  'birth-date': { what: 'Dates of birth stand', severity: 'low' },
};

export default defineCheck({
  id: 'identity-data-stored',
  title: 'Numbers of identity papers or dates of birth of customers are kept',
  side: 'database',
  severity: 'high',
  why: 'With name, address and such a number somebody else can open accounts and contracts in a customer’s name, for years. A shop hardly ever needs to keep them: to have seen that somebody is old enough, it is enough to note that.',
  fix: 'Stop asking for what is not needed, keep only that it was checked, and erase the rest.',
  steps: [
    'Find out which form, module or import fills the column, and what law or contract asks for it.',
    'Where none does, take the field out of the form and erase the column, backups included.',
    'Where one does, seal the column, note the reason and the day of erasure in the record of processing.',
  ],
  who: 'owner',
  effort: 'days',
  standards: ['gdpr:5', 'gdpr:32', 'gdpr:87'],
  rows: ['DBC-13'],
  needs: { dataMap },

  find({ dataMap: { columns } }) {
    return columns.flatMap((column) => {
      const kind = kinds[column.holds];
      if (kind === undefined || !isOfMany(column)) return [];
      const { table, column: name, rows, estimated, confidence, samples } = column;
      const [sample] = samples;
      const shown = sample === undefined ? {} : { sample };
      return {
        subject: `${table}.${name}`,
        says: `${kind.what} in ${estimated ? 'about ' : ''}${plural(rows, 'row')}${spanOf(column)}.`,
        severity: kind.severity,
        confidence,
        evidence: [{ kind: 'rows' as const, table, column: name, count: rows, ...shown }],
      };
    });
  },
});

function isOfMany({ confidence, rows, tests, samples }: DataColumn): boolean {
  return confidence !== 'tentative' && rows - tests >= FEW && samples.length > 1;
}
