import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { now, wholeTree } from '../../../../test/files/sightings.ts';
import { comparison, partSeen } from '../../../../test/files/part-seen.ts';
import coreFileUnknown from './core-file-unknown.ts';

const find = (part: Parameters<typeof partSeen>[0]) =>
  coreFileUnknown.find({ tree: wholeTree, integrity: [partSeen(part)] }, { now });
const foreign = (paths: readonly string[], official = false) =>
  comparison({ foreign: { seen: paths.map((path) => ({ path, official })), more: 0 } });

test('speaks of code where only the release belongs', () => {
  const flaws = find({ comparison: foreign(['core/x.php']) });

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual([flaws[0]?.subject, flaws[0]?.confidence, flaws[0]?.severity], ['core/x.php', 'firm', undefined]);
});

test('an official file in another place weighs less', () => {
  const flaws = find({ comparison: foreign(['core/x.php'], true) });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws[0]?.severity, 'low');
});

test('many are counted after the first', () => {
  const flaws = find({ comparison: foreign(Array.from({ length: 50 }, (_, index) => `core/${index}.php`)) });

  assert.ok(!(flaws instanceof Unknown));
  assert.match(flaws.at(-1)?.says ?? '', /10 more files/);
});

test('is quiet where nothing was added, and cannot tell where the release is not known', () => {
  assert.deepEqual(find({ comparison: comparison({}) }), []);
  assert.ok(find({ comparison: comparison({ release: undefined }) }) instanceof Unknown);
  assert.ok(find({ because: 'No.' }) instanceof Unknown);
});
