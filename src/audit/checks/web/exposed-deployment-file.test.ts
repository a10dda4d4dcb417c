import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedDeploymentFile from './exposed-deployment-file.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-deployment-file', '/Dockerfile'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedDeploymentFile.find({ exposed, exposedLook: settled('exposed-deployment-file') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/Dockerfile']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedDeploymentFile.find({ exposed, exposedLook: settled('exposed-deployment-file') }, at), []);
  assert.ok(exposedDeploymentFile.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
