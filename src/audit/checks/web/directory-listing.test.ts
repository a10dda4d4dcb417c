import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { answered, at, settled, stopped } from '../../../../test/samples/exposure.ts';
import directoryListing from './directory-listing.ts';

test('names every place of its own that answered', () => {
  const exposed = [answered('directory-listing', '/media/'), answered('exposed-git', '/elsewhere')];

  const flaws = directoryListing.find({ exposed, exposedLook: settled('directory-listing') }, at);

  assert.deepEqual(flaws instanceof Unknown ? [] : flaws.map(({ subject }) => subject), ['/media/']);
});

test('passes only where all of its places gave an answer', () => {
  const exposed = [answered('exposed-git', '/elsewhere')];

  assert.deepEqual(directoryListing.find({ exposed, exposedLook: settled('directory-listing') }, at), []);
  assert.ok(directoryListing.find({ exposed, exposedLook: stopped }, at) instanceof Unknown);
});
