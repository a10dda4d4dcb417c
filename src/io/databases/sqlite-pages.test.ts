import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import type { Table } from '../../core/hands.ts';
import { sqlitePages } from './sqlite-pages.ts';

function cellsOf(sql: string, table: Table, sample?: number): readonly (readonly (string | null)[])[] {
  const connection = new DatabaseSync(':memory:');
  connection.exec(sql);
  const columns = table.columns.map(({ name }) => name);
  const query = { table: table.name, columns, ...(sample === undefined ? {} : { sample }) };
  const found: (string | null)[][] = [];
  for (const page of sqlitePages(connection, table, query))
    for (let row = 0; row < page.rows; row++) found.push(columns.map((_, column) => page.cell(row, column)));
  connection.close();
  return found;
}

const table: Table = { name: 't', rows: undefined, columns: ['a', 'b'].map((name) => ({ name, type: '' })) };

test('a SQLite table comes cell by cell as it was written, whatever control characters stand in it', () => {
  const texts = ["'x'", "''", 'NULL', '12', "x'41'", 'char(31)', "'a' || char(30)", 'char(26)', 'char(9, 10)', "'ü'"];
  const values = texts.flatMap((one) => texts.map((two) => `(${one}, ${two})`)).join(', ');
  const plain = ['x', '', null, '12', 'A', '\u001f', 'a\u001e', '\u001a', '\t\n', 'ü'];

  const found = cellsOf(`CREATE TABLE t (a, b); INSERT INTO t VALUES ${values}`, table);

  assert.deepEqual(
    found,
    plain.flatMap((one) => plain.map((two) => [one, two])),
  );
});

test('rows are read from the lowest id to the highest, and in tables without ids or with a column of their name', () => {
  const rows = '(5, 1), (-3, 2), (9223372036854775807, 3), (-9223372036854775807, 4)';
  const named: Table = { ...table, columns: ['rowid', 'b'].map((name) => ({ name, type: '' })) };

  const own = cellsOf(`CREATE TABLE t (a INTEGER PRIMARY KEY, b); INSERT INTO t VALUES ${rows}`, table);
  const without = cellsOf(`CREATE TABLE t (a PRIMARY KEY, b) WITHOUT ROWID; INSERT INTO t VALUES ${rows}`, table);
  const hidden = cellsOf(`CREATE TABLE t (rowid, b); INSERT INTO t VALUES ('x', 1), ('x', 2), ('x', 3)`, named);

  assert.deepEqual(
    own.map(([, b]) => b),
    ['4', '2', '1', '3'],
  );
  assert.equal(without.length, 4);
  assert.deepEqual(
    hidden.map(([, b]) => b),
    ['1', '2', '3'],
  );
});

test('a sample is taken from all over the table, no row twice', () => {
  const sql = `CREATE TABLE t (a, b); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT INTO t SELECT i, i FROM n`;

  const found = cellsOf(sql, table, 1000).map(([a]) => Number(a));

  assert.ok(found.length >= 900 && found.length <= 1100, String(found.length));
  assert.equal(new Set(found).size, found.length);
  assert.ok(Math.min(...found) === 1 && Math.max(...found) === 50_000);
});
