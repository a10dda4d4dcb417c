import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now, seen, wholeTree } from '../../../../test/files/sightings.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Sighting } from '../../facts/files.ts';
import linkOutOfRoot from './link-out-of-root.ts';

const judge = (links: readonly Sighting[], unreadable = 0) =>
  linkOutOfRoot.find({ tree: { ...wholeTree, unreadable }, outsideLinks: { seen: links, more: 0 } }, { now });

test('speaks of a link to what belongs to the machine', () => {
  const flaws = judge([seen('system', 'media/x', { detail: '/etc/passwd' })]);

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ subject, severity }) => [subject, severity]),
    [['media/x', 'high']],
  );
});

test('links to shared folders, as deployments make them, are one hint', () => {
  const flaws = judge([seen('other', 'a'), seen('other', 'b')]);

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ severity }) => severity),
    ['info'],
  );
});

test('is quiet without such links, and cannot tell where not all was seen', () => {
  assert.deepEqual(judge([]), []);
  assert.ok(judge([], 1) instanceof Unknown);
});
