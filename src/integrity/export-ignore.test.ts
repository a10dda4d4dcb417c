import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportIgnored } from './export-ignore.ts';
import { isPreview, releaseOf, sameRelease, sortReleases } from './releases.ts';

const attributes = `# a note
* text=auto
/dev export-ignore
/docs/ export-ignore
*not_for_release* export-ignore
a/**/c.php export-ignore
*.md text export-ignore
/kept text
`;

test('what git archive leaves out is left out', () => {
  const ignored = exportIgnored(attributes);
  for (const path of [
    'dev',
    'dev/a.php',
    'docs/x/y.php',
    'x/zc_not_for_release_1/a.php',
    'a/c.php',
    'a/b/b/c.php',
    'R.md',
  ])
    assert.ok(ignored(path), path);
  for (const path of ['x/dev/a.php', 'developer.php', 'kept', 'a/c.phpx', 'b/a/c.php', 'R.mdx'])
    assert.ok(!ignored(path), path);
});

test('many stars take no long time', () => {
  const ignored = exportIgnored(`${'*a'.repeat(200)}b export-ignore`);
  const began = performance.now();

  assert.ok(!ignored('a'.repeat(5000)));
  assert.ok(performance.now() - began < 1000);
});

const names: readonly (readonly [string, string | undefined])[] = [
  ['v1.5.7c', '1.5.7c'],
  ['4.1.0.3', '4.1.0.3'],
  ['magento-2.4.6-p3', '2.4.6-p3'],
  ['release-2.3', '2.3'],
  ['main', undefined],
  ['latest', undefined],
];
for (const [name, release] of names) {
  test(`${name} stands for ${release ?? 'no release'}`, () => assert.equal(releaseOf(name), release));
}

test('previews are told from releases, and releases are put in order', () => {
  assert.ok(['2.0.0-rc1', '1.4-alpha2', '3.0beta'].every(isPreview));
  assert.ok(!['1.9.1.0-lts', '2.4.6-p3', '2.2ms2-060817'].some(isPreview));
  assert.deepEqual(
    sortReleases(['2.10', '2.9', '2.9.1'].map((release) => ({ release }))).map(({ release }) => release),
    ['2.9', '2.9.1', '2.10'],
  );
});

test('a version is the same however it is written, and no other', () => {
  assert.ok(sameRelease('v6.1', '6.1.0') && sameRelease('2.4.6-p3', '2.4.6-P3'));
  assert.ok(!sameRelease('6.1', '6.1.1') && !sameRelease('6.10', '6.1'));
});
