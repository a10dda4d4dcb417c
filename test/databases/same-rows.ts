import type { Database, Row, Select } from '../../src/core/hands.ts';

/** All that a database tells: tables with columns, counts and rows. */
export async function everything(
  database: Database,
): Promise<Record<string, { count: number; columns: string[]; rows: Row[] }>> {
  const found: Record<string, { count: number; columns: string[]; rows: Row[] }> = {};
  for (const table of (await database.tables()).toSorted((one, other) => one.name.localeCompare(other.name))) {
    const columns = table.columns.map(({ name }) => name);
    const rows = await all(database, { table: table.name, columns });
    found[table.name] = { count: await database.count(table.name), columns, rows };
  }
  return found;
}

export async function all(database: Database, query: Select): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of database.select(query)) rows.push(row);
  return rows;
}
