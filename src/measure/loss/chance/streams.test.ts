import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawAt, keyOf, mixed, shareOf, stream } from './streams.ts';

test('the same seed and name give the same numbers everywhere, others give others', () => {
  const first = stream(1, 'skimmer');
  const again = stream(1, 'skimmer');
  const other = stream(1, 'wipe');
  const reseeded = stream(2, 'skimmer');

  const five = Array.from({ length: 5 }, () => first.next());
  assert.deepEqual(five, [1408763618, 656104297, 766257724, 665045758, 1658689576]);
  assert.deepEqual(
    five,
    Array.from({ length: 5 }, () => again.next()),
  );
  assert.notEqual(five[0], other.next());
  assert.notEqual(five[0], reseeded.next());
});

test('keyed draws are even, and those of neighbouring keys and places have nothing to do with each other', () => {
  const COUNT = 200_000;
  const bins = Array.from({ length: 64 }, () => 0);
  let [nextPlace, nextKey, half] = [0, 0, 0];
  for (let at = 0; at < COUNT; at++) {
    const key = mixed(keyOf(7, 'x') ^ at);
    const one = shareOf(drawAt(key, 3));
    bins[Math.floor(one * 64)]! += 1;
    nextPlace += (one - 0.5) * (shareOf(drawAt(key, 4)) - 0.5);
    nextKey += (one - 0.5) * (shareOf(drawAt(mixed(keyOf(7, 'x') ^ (at + 1)), 3)) - 0.5);
    half += one;
  }

  const chiSquare = bins.reduce((sum, count) => sum + (count - COUNT / 64) ** 2 / (COUNT / 64), 0);
  // 63 degrees of freedom: 63 ± 11; five deviations are allowed.
  assert.ok(chiSquare < 63 + 5 * 11.2, `chi-square ${chiSquare}`);
  assert.ok(Math.abs(half / COUNT - 0.5) < (5 * 0.2887) / Math.sqrt(COUNT));
  assert.ok(Math.abs(nextPlace / COUNT) < 5 / 12 / Math.sqrt(COUNT));
  assert.ok(Math.abs(nextKey / COUNT) < 5 / 12 / Math.sqrt(COUNT));
});
