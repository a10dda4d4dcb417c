import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import automaticUpdatesOff from './automatic-updates-off.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: ConfigView['flags'], more: Partial<ConfigView> = {}) =>
  automaticUpdatesOff.find({ config: { prefix: '', databases: [], flags, ...more } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ coreUpdates: 'off', layout: 'plain', packaged: 'no' })), [
    'wp-config.php: automatic updates',
  ]);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ coreUpdates: 'on' })), []);
  assert.deepEqual(subjects(judge({ coreUpdates: 'off', layout: 'composed' })), []);
  assert.deepEqual(subjects(judge({ coreUpdates: 'off', packaged: 'debian' })), []);
});

test('cannot tell without the configuration', () => {
  assert.ok(automaticUpdatesOff.find({ config: null }, at) instanceof Unknown);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
