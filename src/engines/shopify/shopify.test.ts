import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, weightOf } from '../../../test/engine-read.ts';
import shopify from './shopify.ts';

test('its pages are recognised, and others are not', () => {
  for (const page of [{ headers: { 'powered-by': 'Shopify' } }, { body: '<script>Shopify.theme = {}</script>' }])
    assert.ok(weightOf(shopify, page) >= 0.9, JSON.stringify(page));
  assert.equal(weightOf(shopify, foreignPage), 0);
});

test('nothing is looked for where the platform keeps everything', () => {
  assert.deepEqual([shopify.kind, shopify.reads, shopify.places.hidden, shopify.marks.files], ['hosted', [], [], []]);
});
