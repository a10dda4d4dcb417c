import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareVersions, isVersion, type Scheme } from './version.ts';

const orders: Readonly<Record<Scheme, readonly string[]>> = {
  magento: [
    '2.4.5-p14',
    '2.4.6-alpha1',
    '2.4.6-beta2',
    '2.4.6-rc1',
    '2.4.6',
    '2.4.6-p1',
    '2.4.6-p2',
    '2.4.6-p10',
    '2.4.6-2026-jul',
    '2.4.6-2026-aug',
    '2.4.7',
    '2.4.10',
  ],
  semver: ['6.0.0+ea1', '6.0.0', '6.4.9', '6.5.0-rc1', '6.5.0-rc2', '6.5.0', '6.5.8.13', '6.10.0'],
  dotted: [
    '1.5.6.4',
    '2.0.0.0_a1',
    '2.0.0.0_b1',
    '2.0.0.0_rc1',
    '2.0.0.0',
    '2.0.1',
    '3.0.3.9',
    '4.0.2.3',
    '4.1.0.0',
    '10.0',
  ],
  'dotted-letter': [
    '1.5.3',
    '1.5.3-hotfix1',
    '1.5.6f',
    '1.5.7-alpha',
    '1.5.7',
    '1.5.7a',
    '1.5.7b',
    '1.5.8',
    '2.0.0-rc1',
    '2.0.0',
  ],
  composer: [
    '1.0.0-dev',
    '1.0.0-alpha1',
    '1.0-beta2',
    '1.0.0.0-RC1',
    '1.0',
    '1.0.0-patch1',
    '1.0.0-p2',
    '1.0.1',
    '1.10',
    '20130101',
  ],
  php: [
    '1.0-foo',
    '1.0-dev',
    '1.0-alpha1',
    '1.0b1',
    '1.0rc1',
    '1.0',
    '1.0.0',
    '1.0.1',
    '1.0.1pl1',
    '8.2.30',
    '8.2.35',
    '8.10',
  ],
};

for (const [scheme, order] of Object.entries(orders) as [Scheme, readonly string[]][]) {
  test(`${scheme} puts versions in their order`, () => {
    for (const [place, one] of order.entries()) {
      for (const [otherPlace, other] of order.entries()) {
        assert.equal(
          Math.sign(compareVersions(one, other, scheme)),
          Math.sign(place - otherPlace),
          `${one} and ${other}`,
        );
      }
    }
  });
}

test('spellings of one version are equal', () => {
  assert.equal(compareVersions('v2.4.6-p3', '2.4.6.0-patch3', 'magento'), 0);
  assert.equal(compareVersions('1.2', '1.2.0', 'dotted'), 0);
  assert.equal(compareVersions('1.2', '1.2.0', 'php'), -1, 'PHP itself tells these apart');
});

test('what cannot be ordered is no version', () => {
  for (const text of ['', 'dev-master', '1.x-dev', 'abc', '1'.repeat(200), '2.4.*'])
    assert.equal(isVersion(text), false, text);
  for (const text of ['1', 'v2.4.3-p1', '6.0.0+ea1', '1.5.7a', '4.0.2.3', '2.4.8-2026-aug'])
    assert.equal(isVersion(text), true, text);
});

// The makers' own dates are the other way round here: a patch release a day after the next one, a tag made late.
const datedOddly = new Set(['2.3.2-p2 2.3.3', '4.4.3 4.4.4']);

const releases = join(import.meta.dirname, '../../knowledge/releases');
for (const file of readdirSync(releases)) {
  test(`${file}: releases of one branch come in the order of their dates`, () => {
    const { scheme, releases: all } = JSON.parse(readFileSync(join(releases, file), 'utf8')) as {
      readonly scheme: Scheme;
      readonly releases: readonly {
        readonly version: string;
        readonly date: string | null;
        readonly branch: string;
        readonly pre?: true;
        readonly dateApprox?: true;
      }[];
    };
    const dated = all.filter(({ pre, dateApprox }) => !pre && !dateApprox);
    for (const branch of new Set(dated.map((release) => release.branch))) {
      const inOrder = dated
        .filter((release) => release.branch === branch)
        .toSorted((one, other) => compareVersions(one.version, other.version, scheme));
      for (const [place, release] of inOrder.entries()) {
        const before = inOrder[place - 1];
        if (!before?.date || !release.date || datedOddly.has(`${before.version} ${release.version}`)) continue;
        assert.ok(
          before.date <= release.date,
          `${before.version} (${before.date}) before ${release.version} (${release.date})`,
        );
      }
    }
  });
}
