import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import debugLogInWebRoot from './debug-log-in-web-root.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: ConfigView['flags'], more: Partial<ConfigView> = {}) =>
  debugLogInWebRoot.find({ config: { prefix: '', databases: [], flags, ...more } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ debugLog: 'web-root' })), ['wp-config.php: WP_DEBUG_LOG']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ debugLog: 'off' })), []);
  assert.deepEqual(subjects(judge({ debugLog: 'elsewhere' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

test('cannot tell without the configuration', () => {
  assert.ok(debugLogInWebRoot.find({ config: null }, at) instanceof Unknown);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
