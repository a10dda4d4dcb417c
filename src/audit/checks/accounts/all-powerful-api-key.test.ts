import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiKeySeen } from '../../facts/accounts.ts';
import allPowerfulApiKey from './all-powerful-api-key.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function key(name: string, more: Partial<ApiKeySeen> = {}): ApiKeySeen {
  return { id: '7', name, writes: true, full: false, active: true, ...more };
}

test('speaks of active keys that may do everything', () => {
  const flaws = allPowerfulApiKey.find(
    { apiKeys: [key('erp', { full: true, owner: 'anna' }), key('', { full: true })] },
    at,
  );

  assert.ok(Array.isArray(flaws));
  assert.deepEqual(
    flaws.map(({ subject }) => subject),
    ['erp (7)', 'key 7'],
  );
});

test('is quiet about keys with few rights and withdrawn ones', () => {
  assert.deepEqual(
    allPowerfulApiKey.find({ apiKeys: [key('erp'), key('old', { full: true, active: false })] }, at),
    [],
  );
});
