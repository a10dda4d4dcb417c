import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, weightOf } from '../../../test/engine-read.ts';
import squarespace from './squarespace.ts';

test('its pages are recognised, and others are not', () => {
  for (const page of [
    { headers: { server: 'Squarespace' } },
    { body: '<script>Static.SQUARESPACE_CONTEXT = {}</script>' },
  ])
    assert.ok(weightOf(squarespace, page) >= 0.9, JSON.stringify(page));
  assert.equal(weightOf(squarespace, foreignPage), 0);
});

test('nothing is looked for where the platform keeps everything', () => {
  assert.deepEqual(
    [squarespace.kind, squarespace.reads, squarespace.places.hidden, squarespace.marks.files],
    ['hosted', [], [], []],
  );
});
