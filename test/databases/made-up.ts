import type { Database, Row, Table, Trigger } from '../../src/core/hands.ts';
import { compare, meets } from '../../src/io/databases/dump/filter.ts';

/** A database that holds these rows; the columns of a table are those of its first row. */
export function madeUp(
  rows: Readonly<Record<string, readonly Row[]>>,
  more: {
    readonly triggers?: readonly Trigger[];
    readonly grants?: readonly string[];
    readonly version?: string;
    readonly left?: readonly string[];
  } = {},
): Database {
  const tables: readonly Table[] = Object.entries(rows).map(([name, all]) => ({
    name,
    rows: all.length,
    columns: Object.keys(all[0] ?? {}).map((column) => ({ name: column, type: 'text' })),
  }));
  return {
    dialect: 'mariadb',
    name: 'made up',
    version: async () => more.version,
    tables: async () => tables,
    async *select({ table, columns, where = [], orderBy, limit = Infinity, cut = 65_536 }) {
      const met = (rows[table] ?? []).filter((row) => meets(row, where));
      const way = orderBy?.descending ? -1 : 1;
      const sorted = orderBy
        ? met.toSorted((one, other) => way * compare(one[orderBy.column] ?? null, other[orderBy.column] ?? null))
        : met;
      for (const row of sorted.slice(0, limit)) {
        yield Object.fromEntries(
          columns.map((name) => [name, typeof row[name] === 'string' ? row[name].slice(0, cut) : (row[name] ?? null)]),
        );
      }
    },
    count: async (table) => rows[table]?.length ?? 0,
    triggers: async () => more.triggers ?? [],
    grants: async () => more.grants,
    left: () => more.left ?? [],
  };
}
