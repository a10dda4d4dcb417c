import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import requestTokensOff from './request-tokens-off.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };

function subjects(flags: Record<string, string>): readonly string[] {
  const found = requestTokensOff.find({ settings: { urls: [], flags, secrets: [] } }, at);
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}

const names = [
  'PS_TOKEN_ENABLE',
  'admin/security/use_form_key',
  'system/csrf/use_form_key',
  'admin/security/use_form_key@websites/1',
];

test('tokens that are switched off are found, in every engine and part of a store', () => {
  for (const name of names) assert.deepEqual(subjects({ [name]: '0' }), [name]);
});

test("tokens that are on, and the engine's own values, are no flaw", () => {
  for (const name of names) assert.deepEqual(subjects({ [name]: '1' }), []);
  assert.deepEqual(subjects({}), []);
});
