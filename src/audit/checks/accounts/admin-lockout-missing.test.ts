import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './admin-lockout-missing.ts';

function judged(flags: Readonly<Record<string, string>>): number | string {
  const flaws = check.find({ settings: { urls: [], flags, secrets: [] } }, at);
  return flaws instanceof Unknown ? flaws.why : flaws.length;
}

test('speaks where accounts are never locked, or only after many failures', () => {
  for (const value of ['0', '', '50']) assert.equal(judged({ 'admin/security/lockout_failures': value }), 1, value);
});

test('passes with up to ten failures, and with the value that the engine brings along', () => {
  for (const value of ['6', '10']) assert.equal(judged({ 'admin/security/lockout_failures': value }), 0, value);
  assert.equal(judged({}), 0);
});

test('cannot tell from what is no number', () => {
  assert.equal(judged({ 'admin/security/lockout_failures': 'six' }), 'failed');
});
