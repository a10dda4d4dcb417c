import type { Cell, Select, Table, Where } from '../../core/hands.ts';
import { kindOf } from './kind.ts';

/** How the databases differ where a select is concerned. */
export type Tongue = 'mysql' | 'postgres' | 'sqlite';
export interface Statement {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What a select cuts text at, if it does not say: 65,536 characters. */
export const CUT = 65_536;

/** A structured select as SQL: names quoted, values bound, long text cut by the database itself. Nothing but SELECT. */
export function compileSelect(query: Select, table: Table, tongue: Tongue): Statement {
  const columns = query.columns.map((name) => column(name, query.cut ?? CUT, table, tongue)).join(', ');
  const where = compileWhere(query.where ?? [], table, tongue);
  const order = query.orderBy
    ? ` ORDER BY ${quote(query.orderBy.column, tongue)}${query.orderBy.descending ? ' DESC' : ''}`
    : '';
  const limit = query.limit === undefined ? '' : ` LIMIT ${Math.max(0, Math.trunc(query.limit))}`;
  return {
    sql: `SELECT ${columns} FROM ${quote(table.name, tongue)}${where.sql}${order}${limit}`,
    values: where.values,
  };
}

export function compileCount(where: readonly Where[], table: Table, tongue: Tongue): Statement {
  const compiled = compileWhere(where, table, tongue);
  return { sql: `SELECT COUNT(*) AS n FROM ${quote(table.name, tongue)}${compiled.sql}`, values: compiled.values };
}

/** An identifier in the database's quotes. NUL, which none allows, is left out. */
export function quote(name: string, tongue: Tongue): string {
  const plain = name.replaceAll('\0', '');
  return tongue === 'mysql' ? `\`${plain.replaceAll('`', '``')}\`` : `"${plain.replaceAll('"', '""')}"`;
}

function column(name: string, cut: number, table: Table, tongue: Tongue): string {
  const quoted = quote(name, tongue);
  const type = typeOf(name, table);
  const kind = kindOf(type);
  const most = Math.max(1, Math.trunc(cut));
  if (tongue === 'sqlite') {
    return `CASE WHEN typeof(${quoted}) IN ('text', 'blob') THEN substr(${quoted}, 1, ${most}) ELSE ${quoted} END AS ${quoted}`;
  }
  if (kind === 'number' || kind === 'boolean' || kind === 'short') return quoted;
  if (tongue === 'mysql') {
    if (kind === 'bit') return `${quoted} + 0 AS ${quoted}`;
    if (kind === 'shape') return `LEFT(ST_AsText(${quoted}), ${most}) AS ${quoted}`;
    return `LEFT(${quoted}, ${most}) AS ${quoted}`;
  }
  if (kind === 'bytes') return `substr(${quoted}, 1, ${most}) AS ${quoted}`;
  return `left(${quoted}::text, ${most}) AS ${quoted}`;
}

function compileWhere(where: readonly Where[], table: Table, tongue: Tongue): Statement {
  const values: (string | number)[] = [];
  const parts = where.map((condition) => {
    const kind = kindOf(typeOf(condition.column, table));
    const bind = (value: string | number): string => {
      values.push(
        kind === 'number' || kind === 'boolean' || kind === 'bit' ? value : tongue === 'sqlite' ? value : String(value),
      );
      return tongue === 'postgres' ? `$${values.length}` : '?';
    };
    return compileCondition(condition, kind, tongue, bind);
  });
  return { sql: parts.length === 0 ? '' : ` WHERE ${parts.join(' AND ')}`, values };
}

function compileCondition(
  condition: Where,
  kind: ReturnType<typeof kindOf>,
  tongue: Tongue,
  bind: (value: string | number) => string,
): string {
  const name = quote(condition.column, tongue);
  if (!('value' in condition)) return `${name} IS ${condition.is === 'null' ? '' : 'NOT '}NULL`;
  const given = condition.is === 'in' ? condition.value : [condition.value];
  const side = tongue === 'postgres' ? postgresSide(name, kind, given) : name;
  if (condition.is === 'in') return given.length === 0 ? '1 = 0' : `${side} IN (${given.map(bind).join(', ')})`;
  if (condition.is !== 'like') return `${side} ${condition.is === '!=' ? '<>' : condition.is} ${bind(condition.value)}`;
  if (tongue === 'postgres') return `${name}::text ILIKE ${bind(condition.value)}::text`;
  return `${name} LIKE ${bind(condition.value)}${tongue === 'sqlite' ? " ESCAPE '\\'" : ''}`;
}

/** PostgreSQL compares only what is of one type. */
function postgresSide(name: string, kind: ReturnType<typeof kindOf>, values: readonly (string | number)[]): string {
  if (kind === 'boolean') return `${name}::int`;
  if (kind === 'number' && values.every((value) => Number.isFinite(Number(value)))) return `${name}::numeric`;
  return kind === 'bytes' ? `encode(${name}, 'escape')` : `${name}::text`;
}

function typeOf(name: string, table: Table): string {
  return table.columns.find((one) => one.name === name)?.type ?? '';
}

/** What a driver hands over, as a cell: bytes as latin-1 text, unsafe integers as text. */
export function cell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.length).toString('latin1');
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}
