import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedGit from './exposed-git.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-git', '/.git/HEAD'), answered('exposed-log', '/elsewhere')];

  const flaws = exposedGit.find({ exposed, exposedLook: settled('exposed-git') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/.git/HEAD']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-log', '/elsewhere')];

  assert.deepEqual(exposedGit.find({ exposed, exposedLook: settled('exposed-git') }, at), []);
  assert.ok(exposedGit.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
