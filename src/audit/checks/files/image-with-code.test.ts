import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { given, now, seen } from '../../../../test/files/sightings.ts';
import imageWithCode from './image-with-code.ts';

test('speaks of polyglot: media/a.png', () => {
  const flaws = imageWithCode.find(given([seen('polyglot', 'media/a.png')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'media/a.png');
  assert.equal(flaws[0]?.severity, 'critical');
});

test('speaks of code: favicon_1.ico', () => {
  const flaws = imageWithCode.find(given([seen('code', 'favicon_1.ico')]), { now });

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws.length, 1);
  assert.equal(flaws[0]?.subject, 'favicon_1.ico');
});

test('is quiet where nothing was seen, and cannot tell where not everything was', () => {
  assert.deepEqual(imageWithCode.find(given([]), { now }), []);
  assert.ok(imageWithCode.find(given([], { unreadable: 3 }), { now }) instanceof Unknown);
});
