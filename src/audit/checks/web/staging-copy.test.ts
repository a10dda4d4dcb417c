import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import stagingCopy from './staging-copy.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('staging-copy', '/staging/'), answered('exposed-git', '/elsewhere')];

  const flaws = stagingCopy.find({ exposed, exposedLook: settled('staging-copy') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/staging/']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(stagingCopy.find({ exposed, exposedLook: settled('staging-copy') }, at), []);
  assert.ok(stagingCopy.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
