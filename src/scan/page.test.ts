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

test('rows as MySQL sends them are cells behind their lengths', () => {
  const long = 'x'.repeat(300);
  const coded = Buffer.concat([
    Buffer.from([9, 1]),
    Buffer.from('a'),
    Buffer.from([251, 252, 300 & 255, 300 >> 8]),
    Buffer.from(long),
    Buffer.from([2]),
    Buffer.from('id'),
  ]);
  const builder = pageBuilder(3);

  for (let row = 0; row < 2; row++) builder.addCoded(coded, 1, coded.length);
  const page = builder.take();

  assert.equal(page.rows, 2);
  for (const row of [0, 1])
    assert.deepEqual(
      [0, 1, 2].map((column) => page.cell(row, column)),
      ['a', null, long],
    );
  assert.deepEqual(page.cellAt(Buffer.from(page.bytes).lastIndexOf('x')), { row: 1, column: 2 });
  assert.equal(Buffer.from(page.bytes).includes('id'), false);
});

test('joined rows are taken apart at their marks, and refused where a cell holds one', () => {
  const marks = { between: 31, behind: 30, unset: 26 };
  const builder = pageBuilder(2);

  assert.equal(builder.addMarked(Buffer.from('a\u001fb\u001e\u001a\u001f\u001e'), marks, 2), true);
  for (const text of [
    'a\u001fb\u001fc\u001e',
    'a\u001e',
    'a\u001fb',
    'a\u001fb\u001ec\u001fd\u001e',
    'a\u001fb\u001ec',
  ])
    assert.equal(builder.addMarked(Buffer.from(text), marks, 1), false, JSON.stringify(text));
  const page = builder.take();

  assert.equal(page.rows, 2);
  assert.deepEqual([page.cell(0, 0), page.cell(0, 1), page.cell(1, 0), page.cell(1, 1)], ['a', 'b', null, '']);
});
