import { defineCheck } from '../../../core/check.ts';
import { listed } from '../../../core/text.ts';
import { completeness } from '../../facts/database.ts';

export default defineCheck({
  id: 'table-missing',
  title: 'Tables that the shop needs are missing from the database',
  side: 'database',
  severity: 'medium',
  why: 'Either this is not the database of this shop, or a move or update stopped half-way. What stands in the missing tables could not be looked at.',
  fix: 'Make sure that the right database and table prefix were given, and finish the move or update.',
  who: 'developer',
  effort: 'hours',
  standards: ['pci-dss-4.0.1:6.5.1'],
  rows: [],
  needs: { completeness },

  find({ completeness: { missing, prefix, tables } }) {
    if (missing.length === 0) return [];
    const beside = prefix === '' ? '' : ` (all with "${prefix}" in front)`;
    return [
      {
        subject: 'tables',
        says: `The database holds ${tables} tables, but not ${listed(missing)}${beside}.`,
        confidence: 'certain',
      },
    ];
  },
});
