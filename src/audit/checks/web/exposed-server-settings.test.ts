import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedServerSettings from './exposed-server-settings.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-server-settings', '/php.ini'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedServerSettings.find({ exposed, exposedLook: settled('exposed-server-settings') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/php.ini']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedServerSettings.find({ exposed, exposedLook: settled('exposed-server-settings') }, at), []);
  assert.ok(exposedServerSettings.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
