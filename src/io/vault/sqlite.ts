import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { UserError } from '../../core/errors.ts';
import type { CellRow, Key, StoreColumn, StoreTable, VaultDatabase } from '../../core/vault-database.ts';
import { quote } from '../databases/compile.ts';
import { refused, withRetries } from './faults.ts';
import { cellKind, lengthIn } from './kinds.ts';
import { lockFile } from './lock-file.ts';
import { names, ownTables } from './own-tables.ts';
import { swapHeld } from './swap.ts';

const q = (name: string): string => quote(name, 'sqlite');
type Values = readonly SQLInputValue[];

/** A SQLite file with the right to write. What is overwritten is wiped from the file (`secure_delete`). `locks` is a folder of ours. */
export function openSqliteVault(path: string, locks: string): VaultDatabase {
  const name = `SQLite file ${path}`;
  if (!existsSync(path)) throw new UserError(`There is no file "${path}".`);
  const connection = guarded(
    name,
    () => new DatabaseSync(path, { timeout: 10_000, enableDoubleQuotedStringLiterals: false }),
  );
  guarded(name, () =>
    connection.exec('PRAGMA secure_delete = ON; PRAGMA trusted_schema = OFF; PRAGMA synchronous = FULL'),
  );
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const run = (sql: string, values: Values = []): readonly Record<string, unknown>[] =>
    guarded(name, () => {
      const known = prepared.get(sql);
      const statement = known ?? connection.prepare(sql);
      if (!known && prepared.size < 200) {
        statement.setReadBigInts(true);
        prepared.set(sql, statement);
      } else if (!known) statement.setReadBigInts(true);
      return statement.all(...values);
    });
  let known: readonly StoreTable[] | undefined;
  const tables = (): readonly StoreTable[] => (known ??= describe(run));
  const find = (table: string): StoreTable => {
    const found = tables().find((one) => one.name === table);
    if (!found) throw refused({ code: 'ER_NO_SUCH_TABLE' }, name);
    return found;
  };
  const columnOf = (table: StoreTable, column: string): StoreColumn | undefined =>
    table.columns.find((one) => one.name === column);
  let lock: { close(): void } | undefined;

  const hand: VaultDatabase = {
    ...ownTables(async (sql, values = []) => run(sql, values)),
    dialect: 'sqlite',
    name,
    tables: async () => tables(),
    installed: async () =>
      run("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", [names.place]).length > 0,
    async install() {
      for (const sql of TABLES) run(sql);
    },
    async claim() {
      lock ??= lockFile(locks, resolve(path));
      return lock !== undefined;
    },
    async page({ table, columns, after, limit, atLeast }) {
      const found = find(table);
      const first = columns[0] ?? '';
      const values: SQLInputValue[] = [];
      const where =
        atLeast > 0 ? [`${q(first)} IS NOT NULL AND length(CAST(${q(first)} AS BLOB)) >= ${Math.trunc(atLeast)}`] : [];
      if (after) {
        where.push(`(${found.key.map(q).join(', ')}) > (${found.key.map(() => '?').join(', ')})`);
        values.push(...keyValues(after));
      }
      const order = found.key.length > 0 ? ` ORDER BY ${found.key.map(q).join(', ')}` : '';
      const sql = `SELECT ${selected(found, columns)} FROM ${q(table)}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}${order} LIMIT ${Math.trunc(limit)}`;
      return run(sql, values).map((row) => cellRow(row, found.key.length));
    },
    async atomically(work) {
      return withRetries(async () => {
        run('BEGIN IMMEDIATE');
        try {
          const made = await work();
          run('COMMIT');
          return made;
        } catch (error) {
          if (connection.isTransaction) run('ROLLBACK');
          throw error;
        }
      });
    },
    async hold(table, column, keys) {
      const found = find(table);
      const sql = `SELECT ${selected(found, [column])} FROM ${q(table)} WHERE ${found.key.map((part) => `${q(part)} = ?`).join(' AND ')}`;
      return keys.flatMap((key) => run(sql, keyValues(key)).map((row) => cellRow(row, found.key.length)));
    },
    async write(table, column, cells) {
      const found = find(table);
      const isBytes = columnOf(found, column)?.kind === 'bytes';
      // The storage class of the cell (text, integer, blob) stays what it was.
      const as = `CASE typeof(${q(column)}) WHEN 'integer' THEN CAST(CAST(? AS TEXT) AS INTEGER) WHEN 'blob' THEN CAST(? AS BLOB) ELSE CAST(? AS TEXT) END`;
      const sql = `UPDATE ${q(table)} SET ${q(column)} = CASE WHEN ? IS NULL THEN NULL ELSE ${as} END WHERE ${found.key.map((part) => `${q(part)} = ?`).join(' AND ')}`;
      for (const { key, cell } of cells) {
        const value = cell !== null && isBytes ? Buffer.from(cell, 'latin1') : cell;
        run(sql, [value, value, value, value, ...keyValues(key)]);
      }
    },
    swap: (batch) => swapHeld(hand, batch),
    async tidy() {
      run('PRAGMA wal_checkpoint(TRUNCATE)');
      run('VACUUM');
      return 'The file was written anew (VACUUM), and what was overwritten before was wiped (secure_delete).';
    },
    async close() {
      if (connection.isOpen) connection.close();
      lock?.close();
      lock = undefined;
    },
  };
  return hand;
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS ${names.place} (id INTEGER PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, col TEXT NOT NULL, method TEXT NOT NULL, state TEXT NOT NULL, after_key TEXT NOT NULL, changed INTEGER NOT NULL, erased INTEGER NOT NULL, vault TEXT NOT NULL, began TEXT NOT NULL, purged TEXT NOT NULL, UNIQUE (tbl, col))`,
  `CREATE TABLE IF NOT EXISTS ${names.value} (id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, rowkey TEXT NOT NULL, token TEXT NOT NULL UNIQUE, sealed BLOB NOT NULL, fp TEXT NOT NULL, key_id INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS ${names.value}_fp ON ${names.value} (fp)`,
  `CREATE TABLE IF NOT EXISTS ${names.undo} (id INTEGER PRIMARY KEY AUTOINCREMENT, place INTEGER NOT NULL, rowkey TEXT NOT NULL, sealed BLOB NOT NULL, after_mac TEXT NOT NULL, key_id INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS ${names.undo}_row ON ${names.undo} (place, rowkey)`,
];

function describe(run: (sql: string, values?: Values) => readonly Record<string, unknown>[]): readonly StoreTable[] {
  const found = run(
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
  );
  return found.map((row) => {
    const table = String(row['name']);
    const columns = run('SELECT * FROM pragma_table_xinfo(?)', [table]);
    const primary = columns
      .filter((one) => Number(one['pk']) > 0)
      .toSorted((a, b) => Number(a['pk']) - Number(b['pk']));
    const unique = new Set(
      run('SELECT DISTINCT i.name AS c FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE l."unique" = 1', [
        table,
      ]).map((one) => String(one['c'])),
    );
    const bound = new Set(
      run('SELECT "from" AS c FROM pragma_foreign_key_list(?)', [table]).map((one) => String(one['c'])),
    );
    const key = primary.length > 0 ? primary.map((one) => String(one['name'])) : uniqueKey(run, table, columns);
    return {
      name: table,
      rows: undefined,
      key,
      triggers: run("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?", [table]).map((one) =>
        String(one['name']),
      ),
      columns: columns.map((one) => {
        const type = (one['type'] as string | null) ?? '';
        const kind = type === '' ? 'text' : cellKind(type);
        return {
          name: String(one['name']),
          type,
          kind,
          longest: kind === 'integer' ? 18 : kind === 'decimal' ? lengthIn(type) : undefined,
          nullable: Number(one['notnull']) === 0 && Number(one['pk']) === 0,
          generated: Number(one['hidden']) >= 2,
          unique: unique.has(String(one['name'])) || Number(one['pk']) > 0,
          bound: bound.has(String(one['name'])),
          touched: false,
        };
      }),
    };
  });
}

/** A unique index without NULLs. The row's own number will not do: VACUUM may change it. */
function uniqueKey(
  run: (sql: string, values?: Values) => readonly Record<string, unknown>[],
  table: string,
  columns: readonly Record<string, unknown>[],
): readonly string[] {
  const filled = new Set(columns.flatMap((one) => (Number(one['notnull']) === 1 ? [String(one['name'])] : [])));
  for (const index of run('SELECT name FROM pragma_index_list(?) WHERE "unique" = 1 AND partial = 0', [table])) {
    const parts = run('SELECT name FROM pragma_index_info(?) ORDER BY seqno', [String(index['name'])]).map((one) =>
      String(one['name']),
    );
    if (parts.length > 0 && parts.every((part) => filled.has(part))) return parts;
  }
  return [];
}

/** Columns of bytes are read as bytes whatever their cells are; a text column's stray blobs are left out. */
function selected(table: StoreTable, columns: readonly string[]): string {
  const cells = columns.map((column, at) => {
    const isBytes = table.columns.find((one) => one.name === column)?.kind === 'bytes';
    return isBytes
      ? `CAST(${q(column)} AS BLOB) AS v${at}`
      : `CASE WHEN typeof(${q(column)}) = 'blob' THEN NULL ELSE CAST(${q(column)} AS TEXT) END AS v${at}`;
  });
  return [...table.key.map((part, at) => `${q(part)} AS k${at}`), ...cells].join(', ');
}

function cellRow(row: Record<string, unknown>, keys: number): CellRow {
  const values = Object.values(row);
  return {
    key: values.slice(0, keys).map(keyText),
    cells: values.slice(keys).map((value) => {
      if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
      return typeof value === 'string' ? value : null; // `selected` makes text of all else
    }),
  };
}

/** The kind goes with the value: SQLite compares 1 and '1' as different. */
function keyText(value: unknown): string {
  if (value instanceof Uint8Array) return `0x${Buffer.from(value).toString('hex')}`;
  return typeof value === 'bigint' || typeof value === 'number' ? `#${value}` : `'${String(value)}`;
}

function keyValues(key: Key): SQLInputValue[] {
  return key.map((text) => {
    if (text.startsWith('0x')) return Buffer.from(text.slice(2), 'hex');
    if (text.startsWith('#')) return /^#-?\d+$/.test(text) ? BigInt(text.slice(1)) : Number(text.slice(1));
    return text.slice(1);
  });
}

function guarded<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw refused(error, name);
  }
}
