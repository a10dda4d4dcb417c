import { defineCheck } from '../../../core/check.ts';
import type { DataColumn } from '../../../core/data-map.ts';
import { plural } from '../../../core/text.ts';
import { dataMap } from '../../facts/database.ts';

/** What is there to be used for a while: no tax law wants it kept. */
const passing =
  /(?:^|_)(?:log|logs|session|sessions|visitor|visitors|quote|quotes|cart|carts|basket|abandon\w*|guest|connections|newsletter\w*|subscriber\w*|wishlist|search|queue|mail|mails|email_log|message|messages|contact|history_log|online)(?:_|$)/i;
const PASSING_YEARS = 3;
/** Longer than any of the larger countries wants the books of a shop kept. */
const ANY_YEARS = 11;
const FEW = 10;

export default defineCheck({
  id: 'personal-data-kept-long',
  title: 'Personal data of former visitors and customers is kept for years',
  side: 'database',
  severity: 'medium',
  why: 'What is no longer there cannot be stolen. Data of people who left a basket behind years ago earns nothing, makes every theft larger, and the law wants it erased once its purpose is over.',
  fix: 'Erase what has served its purpose, and have it done by itself from now on.',
  steps: [
    'Write down for each table how long the data is needed, and why (record of processing, GDPR, article 30).',
    'Switch on the cleaning that your shop software or a module has for baskets, logs, sessions and guests.',
    'Erase what is older, in backups too, as they are renewed.',
  ],
  who: 'owner',
  effort: 'hours',
  standards: ['gdpr:5', 'gdpr:17'],
  rows: ['DBC-12'],
  needs: { dataMap },

  find({ dataMap: { columns } }, { now }) {
    const old = columns.filter((column) => isTooOld(column, now));
    const tables = Map.groupBy(old, ({ table }) => table);
    return [...tables].map(([table, found]) => {
      const oldest = found.map((one) => one.oldest ?? '').toSorted()[0] ?? '';
      const rows = Math.max(...found.map((one) => one.rows));
      const isPassing = passing.test(table);
      const kind = isPassing
        ? 'such data serves its purpose within months'
        : 'even books do not have to be kept that long';
      return {
        subject: table,
        says: `It holds personal data of ${plural(rows, 'row')}, the oldest of ${oldest}; ${kind}.`,
        severity: isPassing ? ('medium' as const) : ('low' as const),
        confidence: 'firm' as const,
        evidence: found.map(({ column, rows: count }) => ({ kind: 'rows' as const, table, column, count })),
      };
    });
  },
});

function isTooOld({ kind, confidence, rows, tests, oldest, table }: DataColumn, now: Date): boolean {
  if (kind !== 'personal' || confidence === 'tentative' || rows - tests < FEW || oldest === undefined) return false;
  const years = (now.getTime() - Date.parse(oldest)) / (365.25 * 86_400_000);
  return years > (passing.test(table) ? PASSING_YEARS : ANY_YEARS);
}
