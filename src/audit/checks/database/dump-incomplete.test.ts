import assert from 'node:assert/strict';
import { test } from 'node:test';
import check from './dump-incomplete.ts';

const at = { now: new Date('2026-11-23') };

test('what could not be read of a dump is told', () => {
  const flaws = check.find({ completeness: { tables: 5, prefix: '', missing: [], unread: ['It breaks off.'] } }, at);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.says, 'It breaks off.');
  assert.deepEqual(check.find({ completeness: { tables: 5, prefix: '', missing: ['a'], unread: [] } }, at), []);
});
