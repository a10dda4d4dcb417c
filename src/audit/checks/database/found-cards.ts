import type { Evidence, Flaw } from '../../../core/finding.ts';
import { plural } from '../../../core/text.ts';
import type { CardColumn } from '../../facts/database.ts';

/** What PCI DSS 4.0.1, 12.10.7 asks for when card data turns up where it should not be. */
export const whenFound: readonly string[] = [
  'Change nothing yet: note when and by whom it was found, and keep a copy of this report.',
  'Find out which module, script or member of staff writes the data, and stop it.',
  'Find out where else it went: backups, replicas, exports, test shops, logs.',
  'Decide with your payment provider whether it has to be kept; if not, erase it everywhere, beyond recovery.',
  'If somebody else may have read it, tell your acquirer and a lawyer at once (GDPR, article 33: 72 hours).',
  'Write down what was done, and scan again.',
];

/** Tables in which what customers pay with ends up: a test number there shows where a real one would land. */
const ofOrders = /order|payment|sale|transaction|quote|checkout|basket|cart|card|invoice|billing/i;

/** Whether only published test numbers stand there, in a table that real ones do not reach. */
export function isTrial({ table, found, test }: CardColumn): boolean {
  return test >= found && !ofOrders.test(table);
}

/** One column as a flaw; `what` says what stands there, such as "Whole card numbers". */
export function cardFlaw(column: CardColumn, what: string): Flaw {
  const { table, column: name, found, confidence } = column;
  return {
    subject: `${table}.${name}`,
    says: `${what} in ${plural(found, 'row')}${spanOf(column)}.`,
    confidence: confidence ?? 'firm',
    evidence: [rowsOf(column)],
  };
}

/** "made between 2017-07-15 and 2026-11-01", where the table tells. */
export function spanOf({ oldest, newest }: { readonly oldest?: string; readonly newest?: string }): string {
  if (oldest === undefined || newest === undefined) return '';
  return oldest === newest ? `, made on ${oldest}` : `, made between ${oldest} and ${newest}`;
}

export function rowsOf({ table, column, found, sample }: CardColumn): Evidence {
  return { kind: 'rows', table, column, count: found, ...(sample === undefined ? {} : { sample }) };
}
