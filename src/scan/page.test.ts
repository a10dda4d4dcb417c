import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageBuilder } from './page.ts';

test('every byte of a page belongs to the cell that it came from', () => {
  const rows = [
    ['a', null, ''],
    ['bär', 12, Buffer.from([0xe4])],
  ] as const;
  const builder = pageBuilder(3);

  for (const row of rows) for (const cell of row) builder.add(cell);
  const page = builder.take();

  assert.equal(page.rows, 2);
  assert.deepEqual(
    [0, 1].map((row) => [0, 1, 2].map((column) => page.cell(row, column))),
    [
      ['a', null, ''],
      ['bär', '12', 'ä'],
    ],
  );
  const at = Buffer.from(page.bytes).indexOf('12');
  assert.deepEqual(page.cellAt(at), { row: 1, column: 1 });
  assert.deepEqual(page.cellAt(0), { row: 0, column: 0 });
});

test('a builder that has given a page begins the next one empty', () => {
  const builder = pageBuilder(1);
  builder.add('x'.repeat(300_000));
  builder.take();

  builder.add('y');

  assert.equal(builder.rows(), 1);
  assert.equal(builder.take().cell(0, 0), 'y');
});
