import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { openKnowledge } from '../../../io/knowledge.ts';
import type { LibrariesSeen } from '../../facts/libraries.ts';
import scriptHoles from './script-holes.ts';

const seen = (version: string, place: string): LibrariesSeen => ({
  found: [{ name: 'jquery', version, ecosystem: 'script', place, also: 0 }],
  unread: [],
});

async function look(libraries: LibrariesSeen | undefined, pageLibraries: LibrariesSeen | undefined) {
  const facts = { libraries, pageLibraries };
  return (await scriptHoles.gather({ knowledge: await openKnowledge() }, facts, undefined as never)).scriptHoles;
}

test('a library of pages and files is one, and the page is named', async () => {
  const compared = await look(seen('1.11.3', 'js/jquery.js'), seen('1.11.3', 'https://shop.example/js/jquery.js'));

  assert.ok(!(compared instanceof Unknown));
  assert.equal(compared.looked, 1);
  assert.equal(compared.affected[0]?.place, 'https://shop.example/js/jquery.js');
  assert.ok(compared.affected[0]?.holes.some(({ id }) => id === 'CVE-2020-11023'));
});

test('a version without known holes has none; without a look nothing is said', async () => {
  const compared = await look(seen('99.0.0', 'js/jquery.js'), undefined);

  assert.ok(!(compared instanceof Unknown));
  assert.deepEqual(compared.affected, []);
  assert.ok((await look(undefined, undefined)) instanceof Unknown);
});
