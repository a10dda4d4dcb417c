import mysql from 'mysql2';
import type { CellRow, Key, NewCell, StoreColumn, StoreTable, Swap, VaultTable } from '../../core/vault-database.ts';
import { quote } from '../databases/compile.ts';
import { names } from './own-tables.ts';

export const q = (name: string): string => quote(name, 'mysql');

/** Rows of one UPDATE: its list of cases is walked for each row. */
const AT_ONCE = 250;
const PACKET = 250_000;

/** Rows behind a key. */
export function behind(table: StoreTable, after: Key): string {
  const text = literals(table);
  const values = after.map((_, at) => text(after, at));
  const parts = table.key.map((_, last) => {
    const same = table.key.slice(0, last).map((name, at) => `${q(name)} = ${values[at]}`);
    return `(${[...same, `${q(table.key[last] ?? '')} > ${values[last]}`].join(' AND ')})`;
  });
  return `(${parts.join(' OR ')})`;
}

/** The rows of these keys. */
export function among(table: StoreTable, keys: readonly Key[]): string {
  const text = literals(table);
  if (table.key.length === 1) return `${q(table.key[0] ?? '')} IN (${keys.map((key) => text(key, 0)).join(', ')})`;
  const list = keys.map((key) => `(${key.map((_, at) => text(key, at)).join(', ')})`);
  return `(${table.key.map(q).join(', ')}) IN (${list.join(', ')})`;
}

/** Writes cells, many rows with one statement. */
export function writing(table: StoreTable, column: string, cells: readonly NewCell[]): readonly string[] {
  const value = cellLiteral(table.columns.find(({ name }) => name === column));
  return slices(cells, AT_ONCE).map(
    (some) =>
      `UPDATE ${q(table.name)} SET ${q(column)} = ${cases(table, some, ({ cell }) => value(cell))}${staying(table)} WHERE ${among(table, some.map(keyOf))}`,
  );
}

/**
 * A whole batch: values, undo, cells where they are as they were seen, progress. The last statement fails (NULL where
 * none may be) unless every cell was, so that COMMIT is not reached.
 */
export function swapping(table: StoreTable, batch: Swap): readonly string[] {
  const column = table.columns.find(({ name }) => name === batch.column);
  const value = cellLiteral(column);
  const seen = column?.kind === 'integer' || column?.kind === 'decimal' ? numberLiteral : value;
  const is = column?.kind === 'text' ? bytesOf(q(batch.column)) : q(batch.column);
  const { place } = batch;
  return [
    'START TRANSACTION',
    ...slices(batch.values, 2 * AT_ONCE).map(
      (some) =>
        `INSERT INTO ${names.value} (place, rowkey, token, sealed, fp, key_id) VALUES ${some
          .map(
            (one) =>
              `(${one.place},${mysql.escape(one.row)},${mysql.escape(one.token)},${hex(one.sealed)},${mysql.escape(one.fingerprint)},${one.key})`,
          )
          .join(',')}`,
    ),
    ...slices(batch.undo, AT_ONCE).map(
      (some) =>
        `INSERT INTO ${names.undo} (place, rowkey, sealed, after_mac, key_id) VALUES ${some
          .map(
            (one) => `(${one.place},${mysql.escape(one.row)},${hex(one.sealed)},${mysql.escape(one.after)},${one.key})`,
          )
          .join(',')}`,
    ),
    'SET @storewarden = 0',
    ...slices(batch.cells, AT_ONCE).flatMap((some) => [
      `UPDATE ${q(table.name)} SET ${q(batch.column)} = ${cases(table, some, ({ cell }) => value(cell))}${staying(table)} WHERE ${among(table, some.map(keyOf))} AND ${is} = ${cases(table, some, (one) => seen(one.seen))}`,
      'SET @storewarden = @storewarden + ROW_COUNT()',
    ]),
    `UPDATE ${names.place} SET state = ${mysql.escape(place.state)}, after_key = ${mysql.escape(place.after)}, erased = ${place.erased}, changed = IF(@storewarden = ${batch.cells.length}, ${place.changed}, NULL) WHERE id = ${place.id}`,
    'COMMIT',
  ];
}

/** Values of the vault under other keys, many with one statement. */
export function resealing(
  table: VaultTable,
  values: readonly { readonly id: number; readonly sealed: Uint8Array; readonly key: number }[],
): readonly string[] {
  return slices(values, AT_ONCE).map((some) => {
    const list = (then: (value: (typeof some)[number]) => string): string =>
      `CASE id${some.map((value) => ` WHEN ${value.id} THEN ${then(value)}`).join('')} END`;
    return `UPDATE ${names[table]} SET sealed = ${list(({ sealed }) => hex(sealed))}, key_id = ${list(({ key }) => String(key))} WHERE id IN (${some.map(({ id }) => id).join(', ')})`;
  });
}

/** Statements joined to packets of a size that every server takes. */
export function* packets(statements: readonly string[]): Generator<string> {
  let some: string[] = [];
  let size = 0;
  for (const statement of statements) {
    if (some.length > 0 && size + statement.length > PACKET) {
      yield some.join(';');
      some = [];
      size = 0;
    }
    some.push(statement);
    size += statement.length;
  }
  if (some.length > 0) yield some.join(';');
}

export function cellRow(row: readonly unknown[], keys: number): CellRow {
  return {
    key: row
      .slice(0, keys)
      .map((value) => (value instanceof Uint8Array ? `0x${Buffer.from(value).toString('hex')}` : String(value))),
    cells: row.slice(keys).map(toCell),
  };
}

/** The driver gives text, numbers and bytes. */
function toCell(value: unknown): string | null {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
}

/** A column that the database sets to now when its row changes is told to stay as it is. */
function staying(table: StoreTable): string {
  return table.columns.map((one) => (one.touched ? `, ${q(one.name)} = ${q(one.name)}` : '')).join('');
}

function cases<Cell extends { readonly key: Key }>(
  table: StoreTable,
  cells: readonly Cell[],
  then: (cell: Cell) => string,
): string {
  const text = literals(table);
  const [only] = table.key;
  if (table.key.length === 1 && only !== undefined)
    return `CASE ${q(only)}${cells.map((cell) => ` WHEN ${text(cell.key, 0)} THEN ${then(cell)}`).join('')} END`;
  const when = ({ key }: Cell): string => table.key.map((name, at) => `${q(name)} = ${text(key, at)}`).join(' AND ');
  return `CASE${cells.map((cell) => ` WHEN ${when(cell)} THEN ${then(cell)}`).join('')} END`;
}

/** A value of the key in SQL: numbers as they are, so that an index is used; bytes in hex; the rest quoted. */
function literals(table: StoreTable): (key: Key, at: number) => string {
  const columns = table.key.map((name) => table.columns.find((one) => one.name === name));
  const isNumber = columns.map((column) => column !== undefined && /int|decimal|numeric|year/i.test(column.type));
  return (key, at) => {
    const text = key[at] ?? '';
    if (columns[at]?.kind === 'bytes') return /^0x(?:[0-9a-f]{2})+$/.test(text) ? `X'${text.slice(2)}'` : "''";
    return isNumber[at] && /^-?\d+(?:\.\d+)?$/.test(text) ? text : mysql.escape(text);
  };
}

function cellLiteral(column: StoreColumn | undefined): (cell: string | null) => string {
  if (column?.kind !== 'bytes') return (cell) => mysql.escape(cell);
  return (cell) => (cell === null ? 'NULL' : cell === '' ? "''" : `X'${Buffer.from(cell, 'latin1').toString('hex')}'`);
}

/** Text compared byte by byte, whatever its collation holds to be the same. */
function bytesOf(text: string): string {
  return `CAST(CONVERT(${text} USING utf8mb4) AS BINARY)`;
}

/** As text it would be compared as a float, which has not digits enough. */
function numberLiteral(text: string): string {
  return /^-?\d+(?:\.\d+)?$/.test(text) ? text : mysql.escape(text);
}

function hex(bytes: Uint8Array): string {
  return `X'${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')}'`;
}

function keyOf({ key }: { readonly key: Key }): Key {
  return key;
}

function slices<Item>(all: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
