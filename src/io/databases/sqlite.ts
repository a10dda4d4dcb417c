import { existsSync, statSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { CannotTell } from '../../core/errors.ts';
import type { Database, Row, Table } from '../../core/hands.ts';
import { cell, compileCount, compileSelect, quote } from './compile.ts';
import { sqlitePages } from './sqlite-pages.ts';

const MOST_TABLES = 5_000;

/** A SQLite file, opened so that neither it nor a file beside it is written; its own schema is not trusted. */
export function openSqlite(path: string): { readonly database: Database; close(): Promise<void> } {
  const name = `SQLite file ${path}`;
  const connection = guarded(name, () => openFile(path));
  let tables: readonly Table[] | undefined;
  const known = (): readonly Table[] => (tables ??= guarded(name, () => listTables(connection)));

  function find(wanted: string): Table {
    const table = known().find((one) => one.name === wanted);
    if (!table) throw new CannotTell('failed', `${name}: There is no table "${wanted}".`);
    return table;
  }

  const database: Database = {
    dialect: 'sqlite',
    name,
    version: async () =>
      guarded(name, () => String(connection.prepare('SELECT sqlite_version() AS v').get()?.['v'] ?? '')),
    tables: async () => known(),
    async *select(query) {
      const { sql, values } = compileSelect(query, find(query.table), 'sqlite');
      const statement = guarded(name, () => connection.prepare(sql));
      statement.setReadBigInts(true);
      const found = statement.iterate(...(values as SQLInputValue[]));
      for (;;) {
        const next = guarded(name, () => found.next());
        if (next.done === true) return;
        yield toRow(next.value);
      }
    },
    async *pages(query) {
      const pages = sqlitePages(connection, find(query.table), query);
      for (;;) {
        const next = guarded(name, () => pages.next());
        if (next.done === true) return;
        yield next.value;
      }
    },
    async count(table, where = []) {
      const { sql, values } = compileCount(where, find(table), 'sqlite');
      return guarded(name, () => Number(connection.prepare(sql).get(...(values as SQLInputValue[]))?.['n'] ?? 0));
    },
    async triggers() {
      const sql =
        "SELECT name, tbl_name AS tab, substr(sql, 1, 65536) AS body FROM sqlite_schema WHERE type = 'trigger' ORDER BY name";
      return guarded(name, () =>
        connection
          .prepare(sql)
          .all()
          .map((row) => ({ name: String(row['name']), table: String(row['tab']), body: String(row['body'] ?? '') })),
      );
    },
    grants: async () => undefined,
  };
  guarded(name, () => connection.prepare('SELECT count(*) FROM sqlite_schema').get());
  return { database, close: async () => connection.close() };
}

/** A connection in which SQLite refuses every write. */
export function openFile(path: string): DatabaseSync {
  const where = pathToFileURL(path);
  // Without a journal nobody is writing; `immutable` keeps SQLite from making files of its own beside a WAL database.
  const quiet = !hasContent(`${path}-wal`) && !hasContent(`${path}-journal`);
  where.search = quiet ? '?mode=ro&immutable=1' : '?mode=ro';
  const connection = new DatabaseSync(where, {
    readOnly: true,
    allowExtension: false,
    enableDoubleQuotedStringLiterals: false,
    timeout: 2_000,
  });
  connection.exec(
    'PRAGMA query_only = ON; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0',
  );
  return connection;
}

function hasContent(path: string): boolean {
  return existsSync(path) && statSync(path).size > 0;
}

function listTables(connection: DatabaseSync): readonly Table[] {
  const found = connection
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name LIMIT ?",
    )
    .all(MOST_TABLES);
  return found.map((row) => {
    const name = String(row['name']);
    const columns = connection.prepare(`PRAGMA table_xinfo(${quote(name, 'sqlite')})`).all();
    return {
      name,
      rows: undefined,
      columns: columns.map((one) => ({ name: String(one['name']), type: String(one['type'] ?? '') })),
    };
  });
}

function toRow(row: Record<string, unknown>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(value)]));
}

/** SQLite's own errors (a damaged file, a lock) as reasons; `errcode` is SQLite's result code. */
function guarded<Result>(name: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code =
      typeof error === 'object' && error !== null && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
    if (code === undefined) throw error;
    if (code === 5 || code === 6)
      throw new CannotTell('timed-out', `${name}: It is locked by somebody else.`, { cause: error });
    if (code === 3 || code === 23) throw new CannotTell('no-access', `${name}: It may not be read.`, { cause: error });
    if (code === 14) throw new CannotTell('unreachable', `${name}: It cannot be opened.`, { cause: error });
    if (code === 26) throw new CannotTell('unsupported', `${name}: It is no SQLite database.`, { cause: error });
    if (code === 11) throw new CannotTell('failed', `${name}: The file is damaged.`, { cause: error });
    throw new CannotTell('failed', `${name}: SQLite reported an error (code ${code}).`, { cause: error });
  }
}
