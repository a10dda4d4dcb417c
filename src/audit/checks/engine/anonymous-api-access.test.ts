import assert from 'node:assert/strict';
import { test } from 'node:test';
import anonymousApiAccess from './anonymous-api-access.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = anonymousApiAccess.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('the setting is found in every scope', () => {
  for (const [name, value] of [
    ['webapi/webapisecurity/allow_insecure', '1'],
    ['webapi/webapisecurity/allow_insecure@stores/2', ' 1'],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [
    ['webapi/webapisecurity/allow_insecure', '0'],
    ['webapi/webapisecurity/allow_insecure', ''],
    ['webapi/webapisecurity/allow_insecure_not', '1'],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
