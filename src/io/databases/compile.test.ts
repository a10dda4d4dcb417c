import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cell, compileSelect, quote } from './compile.ts';

const table = {
  name: 'a`b"c',
  rows: 1,
  columns: [
    { name: 'x', type: 'longtext' },
    { name: 'n', type: 'int(11)' },
  ],
};

test('names are quoted, values are bound, long text is cut', () => {
  const query = {
    table: table.name,
    columns: ['x', 'n'],
    where: [{ column: 'x', is: '=' as const, value: "'; DROP TABLE t" }],
    limit: 5.7,
    cut: 10,
  };

  assert.deepEqual(compileSelect(query, table, 'mysql'), {
    sql: 'SELECT LEFT(`x`, 10) AS `x`, `n` FROM `a``b"c` WHERE `x` = ? LIMIT 5',
    values: ["'; DROP TABLE t"],
  });
  assert.deepEqual(compileSelect(query, table, 'postgres'), {
    sql: 'SELECT left("x"::text, 10) AS "x", "n" FROM "a`b""c" WHERE "x"::text = $1 LIMIT 5',
    values: ["'; DROP TABLE t"],
  });
});

test('a number asked of a text column is compared as text', () => {
  const query = { table: table.name, columns: ['n'], where: [{ column: 'x', is: '=' as const, value: 0 }] };

  assert.deepEqual(compileSelect(query, table, 'mysql').values, ['0']);
});

test('cells are plain', () => {
  assert.deepEqual([10n, 2n ** 60n, true, new Uint8Array([0, 255]), null, 1.5].map(cell), [
    10,
    '1152921504606846976',
    1,
    '\u0000\u00ff',
    null,
    1.5,
  ]);
  assert.equal(quote('a\0`b', 'mysql'), '`a``b`');
});
