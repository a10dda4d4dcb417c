import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks } from './checks/index.gen.ts';
import { neededProbes } from './needed.ts';
import { probes } from './probes/index.gen.ts';

const idsFor = (only: string): readonly string[] =>
  neededProbes(
    probes,
    checks.filter(({ id }) => id === only),
  ).map(({ id }) => id);

test('a check gets the probes of its facts, and those that they build on', () => {
  const ids = idsFor('engine-vulnerability');

  for (const id of ['recognised', 'engine-holes', 'extensions', 'patches', 'standing']) assert.ok(ids.includes(id), id);
});

test('what nobody asks for is not looked at', () => {
  const ids = idsFor('certificate-expiry');

  for (const id of ['tree', 'access-logs', 'engine-holes', 'customer-hashes']) assert.ok(!ids.includes(id), id);
});

test('all checks together need every probe', () => {
  assert.deepEqual(
    neededProbes(probes, checks).map(({ id }) => id),
    probes.map(({ id }) => id),
  );
});
