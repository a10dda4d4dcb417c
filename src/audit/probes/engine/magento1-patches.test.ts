import assert from 'node:assert/strict';
import { test } from 'node:test';
import { made } from '../../../../test/files/made-up-files.ts';
import { Unknown } from '../../../core/fact.ts';
import { supees } from '../../../engines/openmage/supee.ts';
import type { Recognised } from '../../facts/engine.ts';
import magento1Patches from './magento1-patches.ts';

const CORE = 'app/code/core/Mage/';
const engine = (version: string, edition = 'magento1'): Recognised => ({
  id: 'openmage',
  name: 'Magento 1',
  kind: 'self-hosted',
  certainty: 'certain',
  edition,
  editionName: 'Magento 1',
  version,
  versions: [],
  from: ['files'],
});
const placeOf = (path: string): string => (path.startsWith('/') ? path.slice(1) : `${CORE}${path}`);

async function statesOf(version: string, texts: Readonly<Record<string, string>>, edition?: string) {
  const files = made({ [`${CORE}Core/Model/App.php`]: '<?php', ...texts });
  const told = (await magento1Patches.gather({ files }, { recognised: engine(version, edition) }, undefined as never))
    .magento1Patches;
  assert.ok(!(told instanceof Unknown));
  return new Map(told.patches.map(({ name, state }) => [name, state]));
}

for (const { name, builtInto, mark } of supees) {
  if (!mark || builtInto === undefined) continue;
  test(`${name} is in where its file shows it, and missing where it does not`, async () => {
    const place = placeOf(mark[0]);

    assert.equal((await statesOf('1.8.1.0', { [place]: `<?php ${mark[1]}` })).get(name), 'in');
    assert.equal((await statesOf('1.8.1.0', { [place]: '<?php' })).get(name), 'missing');
    const beside = `${place.slice(0, place.lastIndexOf('/'))}/Other.php`;
    assert.equal((await statesOf('1.8.1.0', { [beside]: '<?php' })).get(name), 'missing');
    assert.equal((await statesOf('1.8.1.0', {})).get(name), 'unseen');
    assert.equal((await statesOf(builtInto, {})).get(name), 'unseen');
  });
}

test('a patch without a mark of its own is told by the release, else by the list', async () => {
  const list = {
    'app/etc/applied.patches.list':
      '2015-05-14 | SUPEE-5994 | CE_1.8\n2015-08-04 | SUPEE-6285 | CE\n2015-08-05 | SUPEE-6285 | CE | REVERTED\n',
  };

  assert.equal((await statesOf('1.9.2.0', {})).get('SUPEE-6285'), 'in');
  assert.equal((await statesOf('1.8.1.0', {})).get('SUPEE-5994'), 'unseen');
  assert.equal((await statesOf('1.8.1.0', list)).get('SUPEE-5994'), 'named');
  assert.equal((await statesOf('1.8.1.0', list)).get('SUPEE-6285'), 'unseen');
  assert.equal((await statesOf('1.14.2.0', {}, 'magento1-enterprise')).get('SUPEE-6285'), 'unseen');
  assert.equal((await statesOf('1.9.4.5', {})).get('SUPEE-11346'), 'unseen');
});

test('a list alone is no proof', async () => {
  const list = {
    'app/etc/applied.patches.list': '2016-10-11 | SUPEE-8788 | CE_1.9.2.4 | v2\n',
    [`${CORE}Adminhtml/Block/Cms/Wysiwyg/Images/Content/Uploader.php`]: '<?php',
  };

  assert.equal((await statesOf('1.9.2.4', list)).get('SUPEE-8788'), 'named');
});

test('other engines and forks are left alone', async () => {
  const files = made({ [`${CORE}Core/Model/App.php`]: '<?php' });
  const look = async (recognised: Recognised) =>
    (await magento1Patches.gather({ files }, { recognised }, undefined as never)).magento1Patches;

  assert.deepEqual(await look(engine('20.1.0', 'openmage')), { fork: true, patches: [] });
  assert.ok((await look({ ...engine('2.4.8'), id: 'magento2' })) instanceof Unknown);
});
