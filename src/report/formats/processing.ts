import type { Report, ReportFormat } from '../../core/report.ts';
import { cleaned } from '../summary/clean.ts';
import { dataGroups, type DataGroup, type DataTable, dataTables } from '../summary/data-tables.ts';
import { csvLine } from '../summary/csv-line.ts';

const heads = [
  'table',
  'columns',
  'categories of data',
  'rows',
  'estimated',
  'oldest',
  'newest',
  'purpose',
  'categories of people',
  'recipients',
  'transfers to third countries',
  'erased after',
  'security measures',
];

const categories: Readonly<Record<DataGroup, string>> = {
  Cards: 'Payment cards',
  'Bank accounts': 'Bank accounts',
  'Identity papers': 'National ids, passports, dates of birth',
  'Passwords, keys': 'Passwords and keys',
  'E-mail, phone': 'E-mail addresses and phone numbers',
  Addresses: 'Postal addresses',
  'IP addresses': 'IP addresses',
};

/** What article 30 (1) of the GDPR asks for; the last six columns only the owner can fill in. */
export default {
  id: 'processing',
  title: 'Which tables hold data of people, as the beginning of a record of processing (GDPR, article 30)',
  extension: 'processing.csv',
  render(given: Report): string {
    const { data } = cleaned(given);
    const tables = data === undefined ? [] : dataTables(data);
    return [heads, ...tables.flatMap((table) => lines(table))].map((cells) => csvLine(cells)).join('');
  },
} satisfies ReportFormat;

function lines(table: DataTable): readonly (readonly (string | number)[])[] {
  const { oldest = '', newest = '', estimated } = table;
  return dataGroups
    .filter((group) => table.rows.has(group))
    .map((group) => {
      const columns = (table.columns.get(group) ?? []).join(' ');
      const known = [table.table, columns, categories[group], table.rows.get(group) ?? 0, estimated ? 'yes' : 'no'];
      return [...known, oldest, newest, '', '', '', '', '', ''];
    });
}
