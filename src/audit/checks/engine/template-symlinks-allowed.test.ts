import assert from 'node:assert/strict';
import { test } from 'node:test';
import templateSymlinksAllowed from './template-symlinks-allowed.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = templateSymlinksAllowed.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('links as templates are found', () => {
  for (const [name, value] of [['dev/template/allow_symlink', '1']] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [
    ['dev/template/allow_symlink', '0'],
    ['dev/template/allow_symlink', ''],
  ] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
