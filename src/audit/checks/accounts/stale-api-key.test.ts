import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ApiKeySeen } from '../../facts/accounts.ts';
import staleApiKey from './stale-api-key.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function key(name: string, more: Partial<ApiKeySeen> = {}): ApiKeySeen {
  return { id: '7', name, writes: true, full: false, active: true, ...more };
}

const recent = '2026-11-01T08:00:00Z';
const old = '2026-05-01T08:00:00Z';

function judge(apiKeys: readonly ApiKeySeen[]) {
  const flaws = staleApiKey.find({ apiKeys }, at);
  assert.ok(Array.isArray(flaws));
  return flaws.map(({ subject, severity }) => [subject, severity]);
}

test('speaks of keys unused for more than 90 days, and of old ones never used', () => {
  const found = judge([
    key('erp', { lastUsed: old, full: true }),
    key('stock', { lastUsed: old }),
    key('feed', { lastUsed: old, writes: false }),
    key('', { created: old }),
  ]);

  assert.deepEqual(found, [
    ['erp (7)', 'high'],
    ['stock (7)', 'medium'],
    ['feed (7)', 'low'],
    ['key 7', 'medium'],
  ]);
});

test('weighs an old key less where the store does not keep its use', () => {
  assert.deepEqual(judge([key('erp', { created: old })]), [['erp (7)', 'low']]);
});

test('is quiet about keys in use, new ones and withdrawn ones, and where there are none', () => {
  assert.deepEqual(
    judge([
      key('a', { lastUsed: recent, created: old }),
      key('b', { created: recent }),
      key('c', { lastUsed: old, active: false }),
    ]),
    [],
  );
  assert.deepEqual(judge([]), []);
});

test('cannot tell where no dates are kept', () => {
  assert.ok(staleApiKey.find({ apiKeys: [key('erp')] }, at) instanceof Unknown);
});
