import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { test } from 'node:test';
import { isVersion } from '../core/version.ts';
import { readAdvisories } from '../knowledge/advisory.ts';
import { readRange } from '../knowledge/range.ts';
import { openKnowledge } from './knowledge.ts';

const folder = join(import.meta.dirname, '../../knowledge/advisories');

test('the holes of a component are found by its name, and of nothing else', async () => {
  const knowledge = await openKnowledge();

  const found = await knowledge.lines('advisories/wordpress-plugin', ['woocommerce', 'no-such-plugin-at-all']);

  assert.deepEqual([...(found?.keys() ?? [])], ['woocommerce']);
  const ids = readAdvisories(found?.get('woocommerce')).map(({ id }) => id);
  assert.ok(ids.includes('CVE-2021-32789'));
  assert.equal(await knowledge.lines('advisories/no-such-kind', ['a']), undefined);
  assert.equal(await knowledge.part('no-such-part'), undefined);
});

test('each part tells how old it is', async () => {
  const about = (await (await openKnowledge()).part('about')) as { readonly parts: Readonly<Record<string, string>> };

  for (const name of ['advisories', 'releases', 'endOfLife', 'exploited', 'libraries'])
    assert.match(about.parts[name] ?? '', /^20\d\d-\d\d-\d\d$/, name);
});

for (const name of readdirSync(join(folder, 'engine')).map((file) => file.replace(/\.tsv$/, ''))) {
  test(`the holes of ${name} are read in under 60 ms and 40 MB, and every interval can be read`, async () => {
    const knowledge = await openKnowledge();
    const before = process.memoryUsage();
    const began = performance.now();

    const found = readAdvisories((await knowledge.lines(`advisories/engine/${name}`, [name]))?.get(name));

    const used = process.memoryUsage();
    assert.ok(performance.now() - began < 60);
    assert.ok(used.heapUsed + used.external - before.heapUsed - before.external < 40e6);
    assert.ok(found.length > 0);
    for (const { id, in: ranges } of found)
      for (const text of ranges) {
        const range = readRange(text);
        assert.ok(range, `${id}: ${text}`);
        if (name !== 'wordpress') assert.ok(range.to === undefined || isVersion(range.to), `${id}: ${text}`);
      }
  });
}
