import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedEnvFile from './exposed-env-file.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-env-file', '/.env'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedEnvFile.find({ exposed, exposedLook: settled('exposed-env-file') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/.env']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedEnvFile.find({ exposed, exposedLook: settled('exposed-env-file') }, at), []);
  assert.ok(exposedEnvFile.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
