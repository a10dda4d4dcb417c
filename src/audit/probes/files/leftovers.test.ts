import assert from 'node:assert/strict';
import { test } from 'node:test';
import { made } from '../../../../test/files/made-up-files.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Tools } from '../../../core/tools.ts';
import type { ConfigView } from '../../facts/engine.ts';
import leftovers from './leftovers.ts';

const quiet = () => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};
const config: ConfigView = {
  prefix: '',
  flags: {},
  databases: [{ driver: 'mysql', host: 'localhost', user: 'shop', password: 'set' }],
};
async function look(contents: Readonly<Record<string, string>>, own: ConfigView | null = config, id = 'opencart') {
  const seen = { id, certainty: 'certain' as const, versions: [], root: '' };
  return (await leftovers.gather({ files: made(contents) }, { inFiles: id === '' ? null : seen, config: own }, tools))
    .leftovers;
}

test('tells an installer with code in it, and whether the store is set up', async () => {
  const told = await look({ 'install/index.php': 'x', 'index.php': 'x' });

  assert.ok(!(told instanceof Unknown));
  assert.deepEqual([told.installed, told.seen.map(({ path, kind }) => [path, kind])], [true, [['install', 'folder']]]);
});

test('the installer of PrestaShop counts as well, and a folder of another name does not', async () => {
  const told = await look(
    { 'install/index.php': 'x', 'installation-guide/index.php': 'x', 'index.php': 'x' },
    config,
    'prestashop',
  );

  assert.ok(!(told instanceof Unknown));
  assert.deepEqual(
    told.seen.map(({ path }) => path),
    ['install'],
  );
});

test('an emptied folder, or none, is nothing; without configuration the store is not set up', async () => {
  const told = await look({ 'install/readme.txt': 'x', 'index.php': 'x' }, null);

  assert.deepEqual(told, { installed: false, seen: [] });
});

test('cannot tell for an engine that is not known', async () => {
  assert.ok((await look({ 'install/index.php': 'x' }, null, '')) instanceof Unknown);
});
