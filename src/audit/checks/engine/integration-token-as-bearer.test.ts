import assert from 'node:assert/strict';
import { test } from 'node:test';
import integrationTokenAsBearer from './integration-token-as-bearer.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = integrationTokenAsBearer.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('keys that work alone are found', () => {
  for (const [name, value] of [['oauth/consumer/enable_integration_as_bearer', '1']] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [['oauth/consumer/enable_integration_as_bearer', '0']] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
