import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import placeholderKeys from './placeholder-keys.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: ConfigView['flags'], more: Partial<ConfigView> = {}) =>
  placeholderKeys.find({ config: { prefix: '', databases: [], flags, ...more } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ keysPlaceholder: 8, keysShort: 0, keysRepeated: 0 })), [
    'wp-config.php: keys and salts',
  ]);
  assert.deepEqual(subjects(judge({ keysPlaceholder: 0, keysRepeated: 7 })), ['wp-config.php: keys and salts']);
  assert.deepEqual(subjects(judge({ keysShort: 1 })), ['wp-config.php: keys and salts']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ keysPlaceholder: 0, keysShort: 0, keysRepeated: 0, keysMissing: 0 })), []);
  assert.deepEqual(subjects(judge({ keysMissing: 8 })), []);
});

test('cannot tell without the configuration', () => {
  assert.ok(placeholderKeys.find({ config: null }, at) instanceof Unknown);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
