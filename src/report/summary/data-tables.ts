import type { DataColumn, DataMap } from '../../core/data-map.ts';

/** What thieves want and the law protects, from the gravest on. */
export const dataGroups = [
  'Cards',
  'Bank accounts',
  'Identity papers',
  'Passwords, keys',
  'E-mail, phone',
  'Addresses',
  'IP addresses',
] as const;
export type DataGroup = (typeof dataGroups)[number];

/** One table, and in how many of its rows each group stands. */
export interface DataTable {
  readonly table: string;
  readonly rows: ReadonlyMap<DataGroup, number>;
  readonly columns: ReadonlyMap<DataGroup, readonly string[]>;
  /** Some number is that of a sample, grown to the size of the table. */
  readonly estimated: boolean;
  /** `YYYY-MM-DD`, where the table tells. */
  readonly oldest?: string;
  readonly newest?: string;
}

/** The tables that hold something, the gravest first and of those the largest. */
export function dataTables({ columns }: DataMap): readonly DataTable[] {
  return [...Map.groupBy(columns, ({ table }) => table)]
    .map(([table, own]) => tableOf(table, own))
    .toSorted((a, b) => weight(b) - weight(a) || (a.table < b.table ? -1 : 1));
}

function tableOf(table: string, own: readonly DataColumn[]): DataTable {
  const rows = new Map<DataGroup, number>();
  const columns = new Map<DataGroup, readonly string[]>();
  for (const one of own) {
    const group = groupOf(one);
    rows.set(group, Math.max(rows.get(group) ?? 0, one.rows - one.tests));
    columns.set(group, [...new Set([...(columns.get(group) ?? []), one.column])]);
  }
  const days = own.flatMap(({ oldest, newest }) => [oldest, newest]).filter((day) => day !== undefined);
  const [oldest, newest] = [days.toSorted().at(0), days.toSorted().at(-1)];
  const span = oldest === undefined || newest === undefined ? {} : { oldest, newest };
  return { table, rows, columns, estimated: own.some(({ estimated }) => estimated), ...span };
}

function groupOf({ kind, holds }: DataColumn): DataGroup {
  if (kind === 'card') return 'Cards';
  if (kind === 'bank') return 'Bank accounts';
  if (kind === 'secret') return 'Passwords, keys';
  if (holds.endsWith('address'))
    return holds === 'email-address' ? 'E-mail, phone' : holds === 'ip-address' ? 'IP addresses' : 'Addresses';
  return holds === 'phone-number' ? 'E-mail, phone' : 'Identity papers';
}

/** A row of a graver group outweighs any number of those behind it. */
function weight({ rows }: DataTable): number {
  const gravest = dataGroups.findIndex((group) => rows.has(group));
  return (dataGroups.length - gravest) * 20 + Math.log10(1 + Math.max(...rows.values()));
}
