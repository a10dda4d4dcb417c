import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ExtensionSeen } from '../../facts/engine.ts';
import inactiveExtensions from './inactive-extensions.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const on: ExtensionSeen = {
  name: 'ps_wirepayment',
  kind: 'module',
  enabled: true,
  place: 'module',
  ecosystem: 'prestashop-module',
};
const judge = (extensions: readonly ExtensionSeen[]) => inactiveExtensions.find({ extensions }, at);

test('speaks where it is so', () => {
  assert.deepEqual(subjects(judge([on, { ...on, name: 'old', enabled: false }])), ['extensions that are not in use']);
  assert.deepEqual(
    subjects(
      judge([on, { name: 'never', kind: 'module', place: 'modules/never/never.php', ecosystem: 'prestashop-module' }]),
    ),
    ['extensions that are not in use'],
  );
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge([on])), []);
  assert.deepEqual(
    subjects(judge([{ name: 'a', kind: 'module', place: 'modules/a/a.php', ecosystem: 'prestashop-module' }])),
    [],
  );
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
