import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, weightOf } from '../../../test/engine-read.ts';
import bigcommerce from './bigcommerce.ts';

test('its pages are recognised, and others are not', () => {
  for (const page of [
    { headers: { 'x-bc-store-version': '1' } },
    { body: '<img src="https://cdn11.bigcommerce.com/s-abc123def/x.png">' },
  ])
    assert.ok(weightOf(bigcommerce, page) >= 0.9, JSON.stringify(page));
  assert.equal(weightOf(bigcommerce, foreignPage), 0);
});

test('nothing is looked for where the platform keeps everything', () => {
  assert.deepEqual(
    [bigcommerce.kind, bigcommerce.reads, bigcommerce.places.hidden, bigcommerce.marks.files],
    ['hosted', [], [], []],
  );
});
