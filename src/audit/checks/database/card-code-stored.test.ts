import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmless } from '../../../detectors/mask.ts';
import check from './card-code-stored.ts';

const at = { now: new Date('2026-11-23') };

const column = { table: 'payment', column: 'x', holds: 'card-code' as const, rows: 10, test: 0 };

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
          { ...column, holds: 'card', found: 2 },
        ],
      },
      at,
    ),
    [],
  );
});
