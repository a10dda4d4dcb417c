import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import cronNotRunning from './cron-not-running.ts';

const at = { now: new Date('2026-11-23') };
const find = (flags: Record<string, string>) => cronNotRunning.find({ settings: { urls: [], flags, secrets: [] } }, at);

test('jobs that ended days before the newest order are found, whatever the date is today', () => {
  const flaws = find({ 'cron.last': '2020-01-01T00:00:00.000Z', 'order.last': '2020-01-05T12:00:00.000Z' });

  assert.ok(Array.isArray(flaws) && flaws[0]?.says.includes('4 days'));
});

test('jobs that end after the newest order, or on the same day, are no flaw', () => {
  assert.deepEqual(find({ 'cron.last': '2020-01-09T00:00:00.000Z', 'order.last': '2020-01-05T12:00:00.000Z' }), []);
  assert.deepEqual(find({ 'cron.last': '2020-01-05T00:00:00.000Z', 'order.last': '2020-01-05T12:00:00.000Z' }), []);
});

test('without orders, or without any job, it is not known', () => {
  assert.ok(find({ 'cron.last': '2020-01-09T00:00:00.000Z' }) instanceof Unknown);
  assert.ok(find({ 'order.last': '2020-01-05T12:00:00.000Z' }) instanceof Unknown);
});
