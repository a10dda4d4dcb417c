import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedSessionFile from './exposed-session-file.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-session-file', '/tmp/'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedSessionFile.find({ exposed, exposedLook: settled('exposed-session-file') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/tmp/']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedSessionFile.find({ exposed, exposedLook: settled('exposed-session-file') }, at), []);
  assert.ok(exposedSessionFile.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
