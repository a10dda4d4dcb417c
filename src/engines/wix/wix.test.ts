import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, weightOf } from '../../../test/engine-read.ts';
import wix from './wix.ts';

test('its pages are recognised, and others are not', () => {
  for (const page of [
    { headers: { 'x-wix-request-id': '1' } },
    { body: '<meta name="generator" content="Wix.com Website Builder"/>' },
  ])
    assert.ok(weightOf(wix, page) >= 0.9, JSON.stringify(page));
  assert.equal(weightOf(wix, foreignPage), 0);
});

test('nothing is looked for where the platform keeps everything', () => {
  assert.deepEqual([wix.kind, wix.reads, wix.places.hidden, wix.marks.files], ['hosted', [], [], []]);
});
