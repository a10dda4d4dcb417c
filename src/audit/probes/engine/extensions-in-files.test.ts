import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Files } from '../../../core/hands.ts';
import extensionsInFiles from './extensions-in-files.ts';

const files = {
  list: async (path: string) =>
    path === '' ? [{ path: 'composer.lock', type: 'file', size: 1, mode: 0, modified: 0 }] : undefined,
  text: async (path: string) =>
    path === 'composer.lock'
      ? JSON.stringify({
          packages: [
            { name: 'shopware/core', version: 'v6.6.7.1' },
            { name: 'acme/pay', version: '2.0.1', type: 'shopware-platform-plugin' },
          ],
        })
      : undefined,
} as Partial<Files> as Files;

test('extensions are listed as the engine reads them', async () => {
  const told = await extensionsInFiles.gather(
    { files },
    { inFiles: { id: 'shopware6', certainty: 'certain', versions: [] } },
    undefined as never,
  );

  assert.ok(!(told.extensionsInFiles instanceof Unknown));
  assert.deepEqual(
    told.extensionsInFiles.map(({ name, version }) => [name, version]),
    [['acme/pay', '2.0.1']],
  );
});

test('no engine in the files is not the same as no extensions', async () => {
  const told = await extensionsInFiles.gather({ files }, { inFiles: null }, undefined as never);

  assert.ok(told.extensionsInFiles instanceof Unknown);
});
