import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedSecretFile from './exposed-secret-file.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-secret-file', '/auth.json'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedSecretFile.find({ exposed, exposedLook: settled('exposed-secret-file') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/auth.json']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedSecretFile.find({ exposed, exposedLook: settled('exposed-secret-file') }, at), []);
  assert.ok(exposedSecretFile.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
