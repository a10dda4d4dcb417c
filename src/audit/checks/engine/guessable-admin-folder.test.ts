import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ConfigView } from '../../facts/engine.ts';
import guessableAdminFolder from './guessable-admin-folder.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (flags: ConfigView['flags'], more: Partial<ConfigView> = {}) =>
  guessableAdminFolder.find({ config: { prefix: '', databases: [], flags, ...more } }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge({ adminPath: 'admin' })), ['admin']);
  assert.deepEqual(subjects(judge({ adminPath: 'Admin123' })), ['Admin123']);
  assert.deepEqual(subjects(judge({ adminPath: 'backoffice' })), ['backoffice']);
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge({ adminPath: 'admin489b8arbc' })), []);
  assert.deepEqual(subjects(judge({ adminPath: 'Able-x7Q-house' })), []);
  assert.deepEqual(subjects(judge({ adminPath: 'admin469jooraedr5tqdc7du' })), []);
});

test('cannot tell where nothing says so', () => {
  assert.ok(judge({}) instanceof Unknown);
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
