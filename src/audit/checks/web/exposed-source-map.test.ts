import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { at } from '../../../../test/samples/exposure.ts';
import check from './exposed-source-map.ts';

test('names a source map with files of the shop', () => {
  const map = {
    script: 'https://shop.example/js/app.js',
    url: 'https://shop.example/js/app.js.map',
    status: 200,
    sources: 2,
  };

  const flaws = check.find({ sourceMaps: [map] }, at);

  assert.ok(!(flaws instanceof Unknown));
  assert.equal(flaws[0]?.subject, '/js/app.js.map');
  assert.match(flaws[0]?.says ?? '', /2 files/);
});

test('passes where there is none', () => {
  assert.deepEqual(check.find({ sourceMaps: [] }, at), []);
});
