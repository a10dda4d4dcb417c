import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearestEnd, readRange, readRanges } from './range.ts';

test('reads intervals, and nothing else', () => {
  assert.deepEqual(readRange('[0,5.8 beta 2]'), { from: '0', after: false, to: '5.8 beta 2', upTo: true });
  assert.deepEqual(readRange('(1.0,*]'), { from: '1.0', after: true, to: undefined, upTo: true });
  for (const text of ['', '1.0', '[1.0]', '[1,2', '[,2)', `[0,${'9'.repeat(200)})`]) assert.equal(readRange(text), undefined, text);
});

test('the nearest way out is that of the own line, else the next one there is', () => {
  const ranges = readRanges(['[0,2.4.4-p9)', '[2.4.5,2.4.5-p8)', '[2.4.6,2.4.6-p2]', '[2.4.7,2.4.7-p1)']);

  assert.deepEqual(nearestEnd('2.4.5-p1', ranges, 'magento'), { version: '2.4.5-p8', past: false });
  assert.deepEqual(nearestEnd('2.3.7', ranges, 'magento'), { version: '2.4.4-p9', past: false });
  assert.deepEqual(nearestEnd('2.4.6', ranges, 'magento'), { version: '2.4.6-p2', past: true });
  assert.deepEqual(nearestEnd('2.4.6-p3', ranges, 'magento'), { version: '2.4.7-p1', past: false });
  assert.equal(nearestEnd('1.0', readRanges(['[0,*]']), 'magento'), undefined);
});
