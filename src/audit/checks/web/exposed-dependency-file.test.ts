import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedDependencyFile from './exposed-dependency-file.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-dependency-file', '/composer.lock'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedDependencyFile.find({ exposed, exposedLook: settled('exposed-dependency-file') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/composer.lock']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedDependencyFile.find({ exposed, exposedLook: settled('exposed-dependency-file') }, at), []);
  assert.ok(exposedDependencyFile.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
