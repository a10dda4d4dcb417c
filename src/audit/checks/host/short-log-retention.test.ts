import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heard, now } from '../../../../test/samples/heard.ts';
import { Unknown } from '../../../core/fact.ts';
import shortLogRetention from './short-log-retention.ts';

const judge = (first?: string) => {
  const { first: _first, ...rest } = heard([]);
  return shortLogRetention.find({ accessLogs: first === undefined ? rest : { ...rest, first } }, { now });
};

test('speaks where the oldest request is not a year back', () => {
  const flaws = judge('2026-11-01T00:00:00.000Z');

  assert.ok(Array.isArray(flaws));
  assert.match(flaws[0].says, /2026-11-01: 22 days back/);
});

test('is quiet where the logs reach back a year', () => {
  assert.deepEqual(judge('2025-11-20T00:00:00.000Z'), []);
});

test('cannot tell where no time is to be read', () => {
  assert.ok(judge() instanceof Unknown);
});
