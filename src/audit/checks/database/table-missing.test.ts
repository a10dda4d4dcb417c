import assert from 'node:assert/strict';
import { test } from 'node:test';
import check from './table-missing.ts';

const at = { now: new Date('2026-11-23') };

test('tables that are missing are named', () => {
  const flaws = check.find({ completeness: { tables: 5, prefix: 'm_', missing: ['store'], unread: [] } }, at);

  assert.ok(Array.isArray(flaws));
  assert.match(flaws[0]?.says ?? '', /not store .*m_/);
  assert.deepEqual(check.find({ completeness: { tables: 5, prefix: '', missing: [], unread: ['cut'] } }, at), []);
});
