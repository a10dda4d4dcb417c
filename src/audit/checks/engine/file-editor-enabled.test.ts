import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import fileEditorEnabled from './file-editor-enabled.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: ConfigView['flags'], more: Partial<ConfigView> = {}) =>
  fileEditorEnabled.find({ config: { prefix: '', databases: [], flags, ...more } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ fileEditor: 'on' })), ['wp-config.php: DISALLOW_FILE_EDIT']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ fileEditor: 'off' })), []);
  assert.deepEqual(subjects(judge({})), []);
});

test('cannot tell without the configuration', () => {
  assert.ok(fileEditorEnabled.find({ config: null }, at) instanceof Unknown);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
