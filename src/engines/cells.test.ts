import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import { byName, isOn, known, textIn, timeIn } from './cells.ts';

test('times of databases become ISO 8601', () => {
  assert.equal(timeIn('2024-02-03 04:05:06'), '2024-02-03T04:05:06.000Z');
  assert.equal(timeIn('2024-02-03'), '2024-02-03T00:00:00.000Z');
  assert.equal(timeIn(1_700_000_000), '2023-11-14T22:13:20.000Z');
});

test('zero dates and what is no date tell nothing', () => {
  for (const cell of [
    '0000-00-00 00:00:00',
    '0001-01-01 00:00:00',
    '1970-01-01 00:00:00',
    '',
    'never',
    null,
    undefined,
    0,
    '2024-13-45',
  ]) {
    assert.equal(timeIn(cell), undefined, String(cell));
  }
});

test('yes is read in the words that engines use', () => {
  for (const cell of [1, '1', 'true', 'True', 'yes', 'on']) assert.ok(isOn(cell), String(cell));
  for (const cell of [0, '0', 'false', 'no', '', null, '11']) assert.ok(!isOn(cell), String(cell));
});

test('rows of names and values become a map in which the first counts', () => {
  const rows = [
    { key: 'a', value: '1' },
    { key: 'a', value: '2' },
    { key: null, value: '3' },
  ];

  assert.deepEqual([...byName(rows, 'key', 'value')], [['a', '1']]);
});

test('what is not known is left out', () => {
  assert.deepEqual(known({ a: 1, b: undefined }), { a: 1 });
  assert.equal(textIn(null), '');
});
