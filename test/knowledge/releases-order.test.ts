import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareVersions, isVersion } from '../../src/core/version.ts';
import { engineScheme } from '../../src/knowledge/schemes.ts';

interface Release {
  readonly version: string;
  readonly date: string | null;
  readonly branch?: string;
}

const folder = join(import.meta.dirname, '../../knowledge/releases');

/** Later releases of one branch with an earlier day, and why. */
const known: Readonly<Record<string, string>> = {
  'adobe-commerce 2.3.2-p2': 'came out a day after 2.3.3',
  'magento-open-source 2.3.2-p2': 'came out a day after 2.3.3',
  'magento1 1.4.2.0-beta1': 'its day is that of a later copy',
  'shopware5 5.0.0-WORKSHOP': 'a preview between the first beta and the second',
  'wordpress 4.4.3': 'its day is that of a second tag',
};
/** Made again years later, with other modules: the day is that of the package. */
const again = /-classic$/;

let seen = 0;
for (const file of readdirSync(folder)) {
  const engine = file.slice(0, -'.json'.length);
  const { releases } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { releases: readonly Release[] };
  seen += releases.length;

  test(`the versions of ${engine} are in the order of their days, branch by branch`, () => {
    assert.deepEqual(
      releases.filter(({ version }) => !isVersion(version)),
      [],
    );
    const wrong = [...Map.groupBy(releases, ({ branch }) => branch ?? '').values()].flatMap((branch) => {
      const dated = branch.filter(({ date, version }) => date !== null && !again.test(version));
      const sorted = dated.toSorted((one, other) => compareVersions(one.version, other.version, engineScheme(engine)));
      return sorted.filter(({ date }, place) => (sorted[place + 1]?.date ?? '9') < (date ?? ''));
    });

    assert.deepEqual(
      wrong.map(({ version }) => `${engine} ${version}`).filter((one) => known[one] === undefined),
      [],
    );
  });
}

test('all releases were looked at', () => {
  assert.ok(seen >= 3_863, String(seen));
});
