import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedArchive from './exposed-archive.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-archive', '/shop.example.zip'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedArchive.find({ exposed, exposedLook: settled('exposed-archive') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/shop.example.zip']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedArchive.find({ exposed, exposedLook: settled('exposed-archive') }, at), []);
  assert.ok(exposedArchive.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
