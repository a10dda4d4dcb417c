import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../core/fact.ts';
import { componentsOf } from './components.ts';
import { server } from './facts/database.ts';
import { extensions, recognised } from './facts/engine.ts';
import { libraries, pageLibraries } from './facts/libraries.ts';

test('lists what was seen, each once, and leaves out what is not known', () => {
  const script = { name: 'jquery', version: '1.7.1', ecosystem: 'script', place: 'js/jquery.js', also: 0 };
  const known = new Map<string, unknown>([
    [recognised.id, { editionName: 'Magento Open Source', version: '2.4.6' }],
    [extensions.id, [{ name: 'Amasty_X', kind: 'module', place: 'app/code/Amasty/X', ecosystem: 'magento2-module' }]],
    [libraries.id, { found: [script], unread: [] }],
    [pageLibraries.id, { found: [script], unread: [] }],
    [server.id, new Unknown('not-asked', 'No database.')],
  ]);

  assert.deepEqual(
    componentsOf(known).map(({ kind, name, version }) => `${kind} ${name} ${version ?? '-'}`),
    ['engine Magento Open Source 2.4.6', 'extension Amasty_X -', 'library jquery 1.7.1'],
  );
});

test('nothing seen is an empty list', () => {
  assert.deepEqual(componentsOf(new Map()), []);
});
