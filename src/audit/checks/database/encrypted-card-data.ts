import { defineCheck } from '../../../core/check.ts';
import type { Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import { type CardColumn, cardColumns } from '../../facts/database.ts';

export default defineCheck({
  id: 'encrypted-card-data',
  title: 'The shop keeps encrypted card data, and the key beside it',
  side: 'database',
  severity: 'high',
  why: 'Magento can encrypt card numbers, but the key stands in a file of the same shop: whoever breaks in takes both. Keeping numbers puts the shop under all of the card rules; keeping verification codes is forbidden in any form.',
  fix: 'Stop what writes them, let the payment provider keep cards, and erase these columns.',
  steps: [
    'Find the payment method that fills the columns, and replace it by one whose provider takes the card.',
    'Erase the verification codes at once, in backups too.',
    'Erase the card numbers, or have them replaced by tokens, once no open order needs them.',
  ],
  who: 'developer',
  effort: 'days',
  standards: ['pci-dss-4.0.1:3.3.1.2', 'pci-dss-4.0.1:3.2.1', 'pci-dss-4.0.1:3.6.1', 'gdpr:32'],
  rows: ['M1-24', 'DBC-07'],
  engines: ['magento2', 'openmage'],
  needs: { cardColumns },

  find({ cardColumns: columns }) {
    return columns.flatMap((column) => flaw(column) ?? []);
  },
});

/** What stands there in clear is told by other checks. */
function flaw({ table, column, rows, found }: CardColumn): Flaw | undefined {
  const count = rows - found;
  if (count <= 0 || !column.endsWith('_enc')) return undefined;
  const evidence = [{ kind: 'rows' as const, table, column, count }];
  const subject = `${table}.${column}`;
  if (column === 'cc_cid_enc') {
    const says = `Encrypted verification codes stand in ${plural(count, 'row')}; they may not be kept after a payment, in whatever form.`;
    return { subject, severity: 'critical', says, evidence };
  }
  return { subject, says: `Encrypted card numbers stand in ${plural(count, 'row')}.`, evidence };
}
