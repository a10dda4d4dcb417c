import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmless } from '../../../detectors/mask.ts';
import check from './card-number-in-clear.ts';

const at = { now: new Date('2026-11-23') };

const column = { table: 'payment', column: 'x', holds: 'card' as const, rows: 10, test: 0 };

test('what was found is told with its column and count', () => {
  const flaws = check.find({ cardColumns: [{ ...column, found: 3, sample: harmless('411111******1111') }] }, at);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.subject, 'payment.x');
  assert.match(flaws[0]?.says ?? '', /3 rows/);
});

test('columns that hold none are left alone', () => {
  assert.deepEqual(
    check.find(
      {
        cardColumns: [
          { ...column, found: 0 },
          { ...column, holds: 'track', found: 2 },
        ],
      },
      at,
    ),
    [],
  );
});

test('published test numbers are told apart, and count where real ones would land', () => {
  const only = { ...column, found: 3, test: 3 };

  const flaws = check.find({ cardColumns: [only, { ...only, table: 'wiki_page' }] }, at);

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ severity }) => severity),
    ['high', 'info'],
  );
  assert.match(flaws[0]?.says ?? '', /Only published test numbers/);
});
