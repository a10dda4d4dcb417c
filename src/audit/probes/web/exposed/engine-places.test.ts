import assert from 'node:assert/strict';
import { test } from 'node:test';
import { madeUpWeb } from '../../../../../test/samples/web.ts';
import type { Engine, HiddenPlace } from '../../../../engines/engine.ts';
import { configCopies, enginePlaces } from './engine-places.ts';

function engineWith(hidden: readonly HiddenPlace[], uploads: readonly string[] = []): Engine {
  return {
    id: 'made-up',
    name: 'Made-up',
    kind: 'self-hosted',
    marks: { web: [], files: [] },
    reads: [],
    places: { admin: [], checkout: [], uploads, generated: [], hidden, leftovers: [], secrets: [], webRoot: 'pub' },
    knowledge: {},
  };
}

test('tells pages from files by their names', () => {
  const paths = {
    'install/': 'page',
    'setup/index.php?step=1': 'page',
    'var/log/a.log': 'text',
    '.env': 'text',
    magento_version: 'page',
    'app/etc/env.php.bak': 'text',
  };
  const hidden = Object.keys(paths).map((path): HiddenPlace => ({
    path,
    because: 'x',
    holds: /x/,
    check: 'exposed-log',
  }));

  assert.deepEqual(Object.fromEntries(enginePlaces(engineWith(hidden)).map(({ path, form }) => [path, form])), paths);
});

test('shows what it found only where no secret can stand', async () => {
  const shown = enginePlaces(
    engineWith([
      { path: 'a', because: 'x', holds: /word \w+/g, check: 'exposed-log' },
      { path: 'a', because: 'x', holds: /word \w+/g, check: 'leftover-installer' },
    ]),
  );
  const page = await madeUpWeb(() => 'a word secret').get('a');

  assert.deepEqual(
    shown.map((place) => place.proves(page)),
    ['', 'word secret'],
  );
  assert.deepEqual(
    shown.map((place) => place.proves(page)),
    ['', 'word secret'],
  );
});

test('asks for the lists of upload folders below the served folder', () => {
  assert.deepEqual(
    enginePlaces(engineWith([], ['pub/media', 'var/import', 'more'])).map(({ path }) => path),
    ['media/', 'var/import/'],
  );
});

test('names the copies that editors leave, a few in all', () => {
  const paths = configCopies(['app/etc/local.xml', 'admin/config.php']).map(({ path }) => path);

  assert.ok(
    paths.includes('app/etc/local.xml.bak') &&
      paths.includes('app/etc/.local.xml.swp') &&
      paths.includes('app/etc/local.xml~'),
  );
  assert.ok(paths.length <= 8);
});
