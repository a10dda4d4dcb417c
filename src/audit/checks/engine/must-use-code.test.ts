import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ExtensionSeen } from '../../facts/engine.ts';
import mustUseCode from './must-use-code.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const judge = (extensions: readonly ExtensionSeen[]) => mustUseCode.find({ extensions }, at);

test('speaks where it is so', () => {
  assert.deepEqual(
    subjects(
      judge([
        { name: 'object-cache', kind: 'drop-in', place: 'wp-content/object-cache.php', ecosystem: 'wordpress-drop-in' },
      ]),
    ),
    ['wp-content/object-cache.php'],
  );
});

test('is quiet where it is not', () => {
  assert.deepEqual(subjects(judge([])), []);
  assert.deepEqual(
    subjects(
      judge([
        {
          name: 'akismet',
          kind: 'plugin',
          place: 'wp-content/plugins/akismet/akismet.php',
          ecosystem: 'wordpress-plugin',
        },
      ]),
    ),
    [],
  );
});

function subjects(found: ReturnType<typeof judge>): readonly string[] {
  assert.ok(!(found instanceof Unknown));
  return found.map(({ subject }) => subject);
}
