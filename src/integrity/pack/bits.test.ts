import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { makeBitReader, makeBitWriter, putSorted, takeSorted } from './bits.ts';
import { makeVarintReader, makeVarintWriter } from './varints.ts';

test('sorted numbers come back as they were, whatever their number and spread', () => {
  fc.assert(
    fc.property(fc.uint32Array({ maxLength: 300 }), (numbers) => {
      const sorted = numbers.toSorted();

      assert.deepEqual(takeSorted(putSorted(sorted), sorted.length), sorted);
    }),
  );
});

test('evenly spread numbers take about 1.5 bits more than the logarithm of their mean step', () => {
  const count = 50_000;
  const numbers = Uint32Array.from({ length: count }, (_, index) => Math.imul(index + 1, 2_654_435_761) >>> 0).sort();

  const bits = (putSorted(numbers).length * 8) / count;

  assert.ok(bits < Math.log2(2 ** 32 / count) + 2, String(bits));
});

test('bits that end early, and numbers beyond 32 bits, are refused', () => {
  assert.throws(() => takeSorted(Buffer.alloc(2), 100), RangeError);
  assert.throws(() => takeSorted(Buffer.alloc(4000, 0xff), 3), RangeError);
  assert.throws(() => makeBitReader(Buffer.alloc(1)).take(9), RangeError);
});

test('bits are written and read in the same order', () => {
  const writer = makeBitWriter();
  writer.put(5, 3);
  writer.unary(4);
  writer.put(1023, 10);

  const reader = makeBitReader(writer.done());

  assert.deepEqual([reader.take(3), reader.unary(), reader.take(10)], [5, 4, 1023]);
});

test('varints come back, and broken ones are refused', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 0xffffffff })), (numbers) => {
      const writer = makeVarintWriter();
      for (const number of numbers) writer.put(number);
      const reader = makeVarintReader(writer.done());

      assert.deepEqual(
        numbers.map(() => reader.take()),
        numbers,
      );
    }),
  );
  assert.throws(() => makeVarintReader(Buffer.alloc(9, 0xff)).take(), RangeError);
  assert.throws(() => makeVarintReader(Buffer.alloc(0)).take(), RangeError);
});
