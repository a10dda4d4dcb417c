import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedLog from './exposed-log.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-log', '/var/log/system.log'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedLog.find({ exposed, exposedLook: settled('exposed-log') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/var/log/system.log']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedLog.find({ exposed, exposedLook: settled('exposed-log') }, at), []);
  assert.ok(exposedLog.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
