import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import defaultTablePrefix from './default-table-prefix.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: ConfigView['flags'], more: Partial<ConfigView> = {}) =>
  defaultTablePrefix.find({ config: { prefix: '', databases: [], flags, ...more } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({}, { prefix: 'wp_' })), ['wp-config.php: $table_prefix']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({}, { prefix: 'shop7_' })), []);
});

test('cannot tell without the configuration', () => {
  assert.ok(defaultTablePrefix.find({ config: null }, at) instanceof Unknown);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
