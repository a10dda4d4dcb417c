import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { ExtensionSeen } from '../../facts/engine.ts';
import extensions from './extensions.ts';

const onDisk: ExtensionSeen = {
  name: 'Pay',
  version: '1.2.0',
  kind: 'plugin',
  place: 'custom/plugins/Pay',
  ecosystem: 'shopware6-plugin',
};
const inTable: ExtensionSeen = {
  name: 'pay',
  version: '1.1.0',
  kind: 'plugin',
  place: 'plugin',
  ecosystem: 'shopware6-plugin',
  enabled: false,
};

test('what files and tables know of one extension becomes one entry: version of the files, state of the tables', async () => {
  const told = await extensions.gather(
    {},
    { extensionsInFiles: [onDisk], extensionsInDatabase: [inTable] },
    undefined as never,
  );

  assert.deepEqual(told.extensions, [{ ...onDisk, enabled: false }]);
});

test('one side alone is enough, and without any it is not known', async () => {
  const none = { extensionsInFiles: undefined, extensionsInDatabase: undefined };

  const files = await extensions.gather({}, { ...none, extensionsInFiles: [onDisk] }, undefined as never);
  const tables = await extensions.gather({}, { ...none, extensionsInDatabase: [inTable] }, undefined as never);
  const nothing = await extensions.gather({}, none, undefined as never);

  assert.deepEqual(files.extensions, [onDisk]);
  assert.deepEqual(tables.extensions, [inTable]);
  assert.ok(nothing.extensions instanceof Unknown);
});
