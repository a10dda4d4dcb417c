import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normalQuantile } from './normal.ts';

test('the normal quantiles are those of the tables', () => {
  const known = [
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-20, -9.26234008979841],
  ] as const;

  for (const [share, value] of known) assert.ok(Math.abs(normalQuantile(share) - value) < 1e-12, String(share));
  assert.ok(Math.abs(normalQuantile(0.2) + normalQuantile(0.8)) < 1e-12);
});
