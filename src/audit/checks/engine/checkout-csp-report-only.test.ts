import assert from 'node:assert/strict';
import { test } from 'node:test';
import checkoutCspReportOnly from './checkout-csp-report-only.ts';

const at = { now: new Date('2026-11-23') };

function subjects(flags: Record<string, string>): readonly string[] {
  const flaws = checkoutCspReportOnly.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return Array.isArray(flaws) ? flaws.map(({ subject }) => subject) : ['unknown'];
}

test('a checkout that only watches is found', () => {
  for (const [name, value] of [['csp/mode/storefront_checkout_index_index/report_only', '1']] as const)
    assert.deepEqual(subjects({ [name]: value }), [name], `${name}=${value}`);
});

test("other values, and the engine's own ones, are not a flaw", () => {
  assert.deepEqual(subjects({}), []);
  for (const [name, value] of [['csp/mode/storefront_checkout_index_index/report_only', '0']] as const)
    assert.deepEqual(subjects({ [name]: value }), [], `${name}=${value}`);
});
