import assert from 'node:assert/strict';
import { test } from 'node:test';
import { harmless } from '../../../detectors/mask.ts';
import check from './dangerous-trigger.ts';

const at = { now: new Date('2026-11-23') };

const quiet = {
  name: 't',
  table: 'orders',
  kind: 'trigger' as const,
  writes: ['orders_cl'],
  writesAccounts: false,
  writesContent: false,
  holds: [],
  excerpt: harmless('x'),
};

test('triggers that plant code, change accounts or touch files are told', () => {
  const cases = [
    [{ ...quiet, writesContent: true, holds: ['script' as const] }, 'certain'],
    [{ ...quiet, kind: 'event' as const, table: '', writesAccounts: true }, 'tentative'],
    [{ ...quiet, holds: ['file-access' as const] }, 'firm'],
  ] as const;
  for (const [trigger, confidence] of cases) {
    const flaws = check.find({ triggers: [trigger] }, at);

    assert.ok(Array.isArray(flaws));
    assert.equal(flaws[0]?.confidence, confidence);
  }
});

test('bookkeeping of the engine is left alone', () => {
  assert.deepEqual(
    check.find(
      { triggers: [quiet, { ...quiet, writesContent: true }, { ...quiet, holds: ['network-address' as const] }] },
      at,
    ),
    [],
  );
});
