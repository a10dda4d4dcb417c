import type { CellRow, Key, NewCell, StoreColumn, StoreTable, Swap } from '../../core/vault-database.ts';
import { quote } from '../databases/compile.ts';
import { names } from './own-tables.ts';

export const q = (name: string): string => quote(name, 'postgres');

/** What `swapping` ends with if a cell was not as it was seen. */
export const DIVISION_BY_ZERO = '22012';

interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Writes cells, all with one statement. */
export function writing(table: StoreTable, column: string, cells: readonly NewCell[]): Statement {
  const kind = table.columns.find((one) => one.name === column);
  const { sql, on, values } = keyLists(table, cells.map(keyOf), ['cell']);
  return {
    sql: `UPDATE ${q(table.name)} t SET ${q(column)} = k.cell::${castOf(kind)} FROM ${sql} WHERE ${on}`,
    values: [...values, cells.map(({ cell }) => written(kind, cell))],
  };
}

/**
 * A whole batch as one statement, which is a transaction of its own: values, undo, cells where they are as they were
 * seen, progress. It divides by zero, and so does nothing, unless every cell was.
 */
export function swapping(table: StoreTable, batch: Swap): Statement {
  const kind = table.columns.find((one) => one.name === batch.column);
  const { sql, on, values } = keyLists(table, batch.cells.map(keyOf), ['cell', 'seen']);
  const all: unknown[] = [
    ...values,
    batch.cells.map(({ cell }) => written(kind, cell)),
    batch.cells.map(({ seen }) => written(kind, seen)),
  ];
  const param = (value: unknown, type: string): string => `$${all.push(value)}::${type}`;
  const column = `t.${q(batch.column)}`;
  const same =
    kind?.kind === 'bytes' ? `${column} = k.seen::bytea` : `${column}::text COLLATE "C" = k.seen COLLATE "C"`;
  const { place } = batch;
  const steps = [
    `c AS (UPDATE ${q(table.name)} t SET ${q(batch.column)} = k.cell::${castOf(kind)} FROM ${sql} WHERE ${on} AND ${same} RETURNING 1)`,
  ];
  if (batch.values.length > 0) {
    const rows = batch.values;
    const lists = [
      param(
        rows.map(({ row }) => row),
        'text[]',
      ),
      param(
        rows.map(({ token }) => token),
        'text[]',
      ),
      param(
        rows.map(({ sealed }) => hexOf(sealed)),
        'bytea[]',
      ),
      param(
        rows.map(({ fingerprint }) => fingerprint),
        'text[]',
      ),
      param(
        rows.map(({ key }) => key),
        'bigint[]',
      ),
    ];
    steps.push(
      `v AS (INSERT INTO ${names.value} (place, rowkey, token, sealed, fp, key_id) SELECT ${param(place.id, 'bigint')}, * FROM unnest(${lists.join(', ')}))`,
    );
  }
  if (batch.undo.length > 0) {
    const rows = batch.undo;
    const lists = [
      param(
        rows.map(({ row }) => row),
        'text[]',
      ),
      param(
        rows.map(({ sealed }) => hexOf(sealed)),
        'bytea[]',
      ),
      param(
        rows.map(({ after }) => after),
        'text[]',
      ),
      param(
        rows.map(({ key }) => key),
        'bigint[]',
      ),
    ];
    steps.push(
      `u AS (INSERT INTO ${names.undo} (place, rowkey, sealed, after_mac, key_id) SELECT ${param(place.id, 'bigint')}, * FROM unnest(${lists.join(', ')}))`,
    );
  }
  steps.push(
    `p AS (UPDATE ${names.place} SET state = ${param(place.state, 'text')}, after_key = ${param(place.after, 'text')}, changed = ${param(place.changed, 'bigint')}, erased = ${param(place.erased, 'bigint')} WHERE id = ${param(place.id, 'bigint')})`,
  );
  return {
    sql: `WITH ${steps.join(', ')} SELECT 1 / (CASE WHEN (SELECT COUNT(*) FROM c) = ${param(batch.cells.length, 'bigint')} THEN 1 ELSE 0 END)`,
    values: all,
  };
}

/** `unnest` of the keys, one list a column, and of as many lists more as there are names for them; theirs come after. */
export function keyLists(table: StoreTable, keys: readonly Key[], more: readonly string[] = []) {
  const values: unknown[] = table.key.map((name, at) => {
    const isBytes = typeOf(table, name) === 'bytea';
    return keys.map((key) => (isBytes ? `\\x${(key[at] ?? '').slice(2)}` : (key[at] ?? null)));
  });
  const labels = [...table.key.map((_, at) => `k${at}`), ...more];
  const lists = labels.map((_, at) => `$${at + 1}::text[]`);
  return {
    sql: `unnest(${lists.join(', ')}) AS k(${labels.join(', ')})`,
    on: table.key.map((name, at) => `t.${q(name)} = k.k${at}::${typeOf(table, name)}`).join(' AND '),
    values,
  };
}

export function behind(table: StoreTable, after: Key, values: string[]): string {
  const parts = table.key.map((name, at) => {
    const text = after[at] ?? '';
    values.push(typeOf(table, name) === 'bytea' ? `\\x${text.slice(2)}` : text);
    return `$${values.length}::${typeOf(table, name)}`;
  });
  return `(${table.key.map(q).join(', ')}) > (${parts.join(', ')})`;
}

function typeOf(table: StoreTable, name: string): string {
  return table.columns.find((one) => one.name === name)?.type ?? 'text';
}

export function cellRow(row: readonly (string | null)[], table: StoreTable, columns: readonly string[]): CellRow {
  const keys = table.key.length;
  return {
    key: row
      .slice(0, keys)
      .map((value, at) => (typeOf(table, table.key[at] ?? '') === 'bytea' ? `0x${value?.slice(2)}` : (value ?? ''))),
    cells: row.slice(keys).map((value, at) => {
      const isBytes = table.columns.find((one) => one.name === columns[at])?.kind === 'bytes';
      return value !== null && isBytes ? Buffer.from(value.slice(2), 'hex').toString('latin1') : value;
    }),
  };
}

/** No cast to varchar(n): that would cut what is too long without a word. */
function castOf(column: StoreColumn | undefined): string {
  if (column?.kind === 'text' && !column.type.startsWith('xml')) return 'text';
  return column?.type.replace(/\(.*\)/, '') ?? 'text';
}

function written(column: StoreColumn | undefined, cell: string | null): string | null {
  return cell !== null && column?.kind === 'bytes' ? hexOf(Buffer.from(cell, 'latin1')) : cell;
}

function hexOf(bytes: Uint8Array): string {
  return `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}`;
}

function keyOf({ key }: { readonly key: Key }): Key {
  return key;
}
