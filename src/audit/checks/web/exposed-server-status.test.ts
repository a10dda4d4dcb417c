import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedServerStatus from './exposed-server-status.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-server-status', '/server-status'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedServerStatus.find({ exposed, exposedLook: settled('exposed-server-status') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/server-status']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedServerStatus.find({ exposed, exposedLook: settled('exposed-server-status') }, at), []);
  assert.ok(exposedServerStatus.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
