import assert from 'node:assert/strict';
import { test } from 'node:test';
import developerToolEnabled from './developer-tool-enabled.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = developerToolEnabled.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('every tool is found', () => {
  for (const [name, value] of [
    ['dev/debug/template_hints_storefront', '1'],
    ['dev/debug/profiler', '1'],
    ['dev/translate_inline/active@stores/1', '1'],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [
    ['dev/debug/template_hints_storefront', '0'],
    ['dev/translate_inline/active_admin', '0'],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
