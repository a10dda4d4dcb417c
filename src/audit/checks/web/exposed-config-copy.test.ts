import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedConfigCopy from './exposed-config-copy.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-config-copy', '/config.php.bak'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedConfigCopy.find({ exposed, exposedLook: settled('exposed-config-copy') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/config.php.bak']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedConfigCopy.find({ exposed, exposedLook: settled('exposed-config-copy') }, at), []);
  assert.ok(exposedConfigCopy.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
