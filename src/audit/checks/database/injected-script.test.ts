import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import { harmless } from '../../../detectors/mask.ts';
import check from './injected-script.ts';

const at = { now: new Date('2026-11-23') };

const seen = {
  table: 'posts',
  column: 'post_content',
  row: '7',
  holds: 'html',
  mark: 'hidden code',
  says: 'It unpacks hidden code and runs it.',
  excerpt: harmless('x'),
};
const whole = [{ table: 'posts', column: 'post_content', rows: 3, whole: true }];

test('code in content is told once a column and kind, with the first rows', () => {
  const injections = [
    { ...seen, confidence: 'firm' as const },
    { ...seen, row: '8', confidence: 'certain' as const },
    { ...seen, mark: 'loader', confidence: 'tentative' as const },
  ];

  const flaws = check.find({ content: { columns: whole, injections, hosts: [] } }, at);

  assert.ok(!(flaws instanceof Unknown));
  assert.deepEqual(
    flaws.map(({ severity, confidence }) => [severity, confidence]),
    [
      ['critical', 'certain'],
      ['high', 'tentative'],
    ],
  );
  assert.match(flaws[0]?.says ?? '', /row 8.*1 more row/);
});

test('clean content passes, and content that was too long to read does not', () => {
  assert.deepEqual(check.find({ content: { columns: whole, injections: [], hosts: [] } }, at), []);
  assert.ok(
    check.find(
      { content: { columns: [{ table: 'a', column: 'b', rows: 1, whole: false }], injections: [], hosts: [] } },
      at,
    ) instanceof Unknown,
  );
});
