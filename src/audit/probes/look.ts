import type { Database, Row, Table, Where } from '../../core/hands.ts';
import type { Own } from '../../core/own.ts';
import type { Look, LookSelect } from '../../engines/engine.ts';

const MOST_ROWS = 20_000;
const MOST_AMONG = 2_000;

type Among = Extract<Where, { readonly is: 'in' }>;

/**
 * Carries out an engine's look: each select on its prefixed table, missing columns as null, missing tables as no rows.
 * At most 20,000 rows a select.
 */
export async function carryOut<Result>(look: Look<Result>, database: Database, own: Own): Promise<Result> {
  const tables = await database.tables();
  const rows: Record<string, readonly Row[]> = {};
  for (const [name, select] of Object.entries(look.selects)) {
    const among = amongOf(select, rows);
    rows[name] = among?.value.length === 0 ? [] : await fetchRows(select, among, tables, database, own);
  }
  return look.read(rows, own.config);
}

/** The real table behind an unprefixed name, whatever the case of its letters. */
export function tableOf(name: string, tables: readonly Table[], prefix: string): Table | undefined {
  const wanted = `${prefix}${name}`;
  return (
    tables.find((table) => table.name === wanted) ??
    tables.find((table) => table.name.toLowerCase() === wanted.toLowerCase())
  );
}

function amongOf({ among }: LookSelect, rows: Readonly<Record<string, readonly Row[]>>): Among | undefined {
  if (!among) return undefined;
  const values = (rows[among.select] ?? []).map((row) => row[among.from]);
  const known = values.filter((value) => value !== null && value !== undefined);
  return { column: among.column, is: 'in', value: [...new Set(known)].slice(0, MOST_AMONG) };
}

async function fetchRows(
  select: LookSelect,
  also: Among | undefined,
  tables: readonly Table[],
  database: Database,
  own: Own,
): Promise<Row[]> {
  const table = tableOf(select.table, tables, own.prefix);
  if (!table) return [];
  const has = new Set(table.columns.map((column) => column.name));
  const columns = select.columns.filter((column) => has.has(column));
  const where: readonly Where[] = [...(select.where ?? []), ...(also ? [also] : [])];
  if (columns.length === 0 || where.some(({ column }) => !has.has(column))) return [];
  const absent = Object.fromEntries(
    select.columns.filter((column) => !has.has(column)).map((column) => [column, null]),
  );
  const { orderBy, among: _among, ...rest } = select;
  const order = orderBy && has.has(orderBy.column) ? { orderBy } : {};
  const found: Row[] = [];
  for await (const row of database.select({
    ...rest,
    ...order,
    table: table.name,
    columns,
    where,
    limit: select.limit ?? MOST_ROWS,
  })) {
    found.push({ ...absent, ...row });
  }
  return found;
}
