import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { harmless } from '../../../detectors/mask.ts';
import { now, wholeTree } from '../../../../test/files/sightings.ts';
import { comparison, partSeen } from '../../../../test/files/part-seen.ts';
import coreFileChanged from './core-file-changed.ts';

const changed = (path: string, lines: readonly number[] = [3]) => ({
  path,
  lines: lines.map((line) => ({ line, excerpt: harmless('x();') })),
  moreLines: 0,
  whole: false,
  patched: false,
});
const find = (parts: Parameters<typeof partSeen>[0][], tree = wholeTree) =>
  coreFileChanged.find({ tree, integrity: parts.map((part) => partSeen(part)) }, { now });

test('speaks of a changed file, with the foreign lines as evidence', () => {
  const flaws = find([{ comparison: comparison({ changed: { seen: [changed('core/run.php', [3, 9])], more: 0 } }) }]);

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws[0]?.subject, 'core/run.php');
  assert.match(flaws[0]?.says ?? '', /2 lines stand in no release, the first is line 3/);
  assert.deepEqual(
    flaws[0]?.evidence?.map((one) => (one.kind === 'file' ? one.line : 0)),
    [3, 9],
  );
});

test('a file whose lines all stand in releases weighs less; one that is all foreign is told as such', () => {
  const whole = { ...changed('b.php', []), whole: true };
  const flaws = find([{ comparison: comparison({ changed: { seen: [changed('a.php', []), whole], more: 0 } }) }]);

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ severity }) => severity),
    ['medium', undefined],
  );
  assert.match(flaws[1]?.says ?? '', /Not one of its lines/);
});

test('many changed files are counted after the first', () => {
  const seen = Array.from({ length: 60 }, (_, index) => changed(`f${index}.php`));
  const flaws = find([{ comparison: comparison({ changed: { seen, more: 5 }, official: 2000, compared: 2065 }) }]);

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 41);
  assert.match(flaws.at(-1)?.says ?? '', /^25 more files/);
});

test('a changed edition is one finding; one line in many files weighs more', () => {
  const edited = Array.from({ length: 60 }, (_, index) => changed(`f${index}.php`, []));
  const hit = Array.from({ length: 60 }, (_, index) => changed(`f${index}.php`));
  const [edition, worm] = [edited, hit].map((seen) =>
    find([{ comparison: comparison({ changed: { seen, more: 0 }, official: 900, compared: 960 }) }]),
  );

  assert.ok(edition && worm && !(edition instanceof Unknown) && !(worm instanceof Unknown));
  assert.deepEqual([edition.length, edition[0]?.severity, edition[0]?.confidence], [1, 'medium', 'tentative']);
  assert.deepEqual([worm.length, worm[0]?.severity], [1, 'high']);
  assert.match(worm[0]?.says ?? '', /same foreign line stands in 60/);
});

test('is quiet where all is as released, and weighs what declared patches explain as nothing', () => {
  assert.deepEqual(find([{ comparison: comparison({}) }]), []);
  const patched = { ...changed('a.php', []), patched: true };
  const flaws = find([{ comparison: comparison({ changed: { seen: [patched], more: 0 } }) }]);
  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ severity, subject }) => [severity, subject]),
    [['info', 'patches of Made Up']],
  );
});

const doubts: readonly (readonly [string, Parameters<typeof partSeen>[0], RegExp])[] = [
  ['there is no baseline', { because: 'No baseline of Made Up is known.' }, /baseline build/],
  ['the release is not known', { comparison: comparison({ release: undefined }) }, /No official list .* 1\.0/],
  ['a distribution changes the release', { comparison: comparison({ distribution: 'Debian' }) }, /Debian/],
  [
    'most files differ',
    { comparison: comparison({ official: 10, compared: 100, changed: { seen: [changed('a.php')], more: 89 } }) },
    /another edition/,
  ],
];
for (const [why, part, says] of doubts) {
  test(`cannot tell where ${why}`, () => {
    const answer = find([part]);

    assert.ok(answer instanceof Unknown);
    assert.match(answer.detail, says);
  });
}

test('a part that cannot be judged does not hide what is wrong in another', () => {
  const wrong = { comparison: comparison({ changed: { seen: [changed('a.php')], more: 0 } }) };

  assert.ok(!(find([{ because: 'No.' }, wrong]) instanceof Unknown));
  assert.ok(find([{ because: 'No.' }, { comparison: comparison({}) }]) instanceof Unknown);
});

test('cannot tell where part of the files could not be read', () => {
  assert.ok(find([{ comparison: comparison({}) }], { ...wholeTree, unreadable: 2 }) instanceof Unknown);
});
