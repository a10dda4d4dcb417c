import type { Cell, Database, Row, Select, Where } from '../src/core/hands.ts';

/** A database of a few rows a table, for tests of probes. Columns are those of each table's first row. */
export function madeUpDatabase(tables: Readonly<Record<string, readonly Row[]>>): Database {
  return {
    dialect: 'sqlite',
    name: 'made up',
    version: async () => undefined,
    tables: async () =>
      Object.entries(tables).map(([name, rows]) => ({
        name,
        rows: rows.length,
        columns: Object.keys(rows[0] ?? {}).map((column) => ({ name: column, type: 'text' })),
      })),
    async *select({ table, columns, where = [] }: Select) {
      for (const row of tables[table] ?? []) {
        if (where.every((one) => holds(row[one.column] ?? null, one))) {
          yield Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
        }
      }
    },
    count: async (table) => (tables[table] ?? []).length,
    triggers: async () => [],
    grants: async () => undefined,
  };
}

function holds(cell: Cell, where: Where): boolean {
  if (!('value' in where)) return (cell === null) === (where.is === 'null');
  if (where.is === 'in') return where.value.map(String).includes(String(cell));
  if (where.is !== 'like') return (String(cell) === String(where.value)) === (where.is === '=');
  const parts = String(where.value).split('%');
  const pattern = parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`, 'is').test(String(cell));
}
