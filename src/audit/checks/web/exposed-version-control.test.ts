import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import exposedVersionControl from './exposed-version-control.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('exposed-version-control', '/.svn/wc.db'), answered('exposed-git', '/elsewhere')];

  const flaws = exposedVersionControl.find({ exposed, exposedLook: settled('exposed-version-control') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/.svn/wc.db']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(exposedVersionControl.find({ exposed, exposedLook: settled('exposed-version-control') }, at), []);
  assert.ok(exposedVersionControl.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
