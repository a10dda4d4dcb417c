import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestFix, readRange, readRanges } from './range.ts';

test('reads intervals, and nothing else', () => {
  assert.deepEqual(readRange('[0,5.8 beta 2]'), { from: '0', after: false, to: '5.8 beta 2', upTo: true });
  assert.deepEqual(readRange('(1.0,*]'), { from: '1.0', after: true, to: undefined, upTo: true });
  for (const text of ['', '1.0', '[1.0]', '[1,2', '[,2)', `[0,${'9'.repeat(200)})`]) assert.equal(readRange(text), undefined, text);
});

test('the nearest fix is that of the own line, else the next one there is', () => {
  const ranges = readRanges(['[0,2.4.4-p9)', '[2.4.5,2.4.5-p8)', '[2.4.6,2.4.6]', '[2.4.7,2.4.7-p1)']);

  assert.equal(nearestFix('2.4.5-p1', ranges, 'magento'), '2.4.5-p8');
  assert.equal(nearestFix('2.3.7', ranges, 'magento'), '2.4.4-p9');
  assert.equal(nearestFix('2.4.6', ranges, 'magento'), '2.4.7-p1');
  assert.equal(nearestFix('1.0', readRanges(['[0,*]']), 'magento'), undefined);
});
