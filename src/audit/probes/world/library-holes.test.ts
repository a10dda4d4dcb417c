import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import type { LibrarySeen } from '../../facts/libraries.ts';
import libraryHoles from './library-holes.ts';

const one = (ecosystem: LibrarySeen['ecosystem'], name: string, version: string): LibrarySeen => ({
  ecosystem,
  name,
  version,
  place: 'composer.lock',
  also: 0,
});

async function look(...found: readonly LibrarySeen[]) {
  const facts = { libraries: { found, unread: [] }, extensions: undefined };
  const told = await libraryHoles.gather({ knowledge: await openKnowledge() }, facts, undefined as never);
  assert.ok(!(told.libraryHoles instanceof Unknown));
  return told.libraryHoles;
}

for (const [library, id, expected] of [
  [one('composer', 'phpunit/phpunit', '4.8.27'), 'CVE-2017-9841', 'vulnerable'],
  [one('composer', 'phpunit/phpunit', '4.8.28'), 'CVE-2017-9841', undefined],
  [one('composer', 'guzzlehttp/guzzle', '7.4.4'), 'CVE-2022-31090', 'vulnerable'],
  [one('composer', 'guzzlehttp/guzzle', '7.4.5'), 'CVE-2022-31090', undefined],
  [one('composer', 'guzzlehttp/guzzle', 'dev-master'), 'CVE-2022-31090', 'cannot-tell'],
  [one('npm', 'jquery', '1.12.4'), 'CVE-2020-11023', 'vulnerable'],
  [one('npm', 'jquery', '3.5.0'), 'CVE-2020-11023', undefined],
] as const) {
  test(`${library.name} ${library.version}: ${id} ${expected ?? 'not'}`, async () => {
    const { affected } = await look(library);

    assert.equal(affected[0]?.holes.find((hole) => hole.id === id)?.answer, expected);
  });
}

test('engines in packages are judged as engines, scripts as scripts', async () => {
  const { looked } = await look(
    one('composer', 'magento/product-community-edition', '2.4.3'),
    one('script', 'jquery', '1.7'),
  );

  assert.equal(looked, 0);
});
