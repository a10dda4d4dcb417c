import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmless } from '../../../detectors/mask.ts';
import check from './attack-in-customer-data.ts';

const at = { now: new Date('2026-11-23') };

test('traces of attacks are told by column and kind', () => {
  const traces = [
    {
      kind: 'template' as const,
      table: 'customer_address',
      column: 'firstname',
      rows: 2,
      row: '5',
      excerpt: harmless('x'),
    },
  ];

  const flaws = check.find({ attackTraces: { columns: 1, traces } }, at);

  assert.ok(Array.isArray(flaws));
  assert.equal(flaws[0]?.severity, 'high');
  assert.match(flaws[0]?.says ?? '', /attempt/);
  assert.deepEqual(check.find({ attackTraces: { columns: 1, traces: [] } }, at), []);
});
