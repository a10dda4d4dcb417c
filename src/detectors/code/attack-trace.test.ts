import assert from 'node:assert/strict';
import { test } from 'node:test';
import { traceOf } from './attack-trace.ts';

const s = ['<scr', 'ipt>'].join('');

test('attacks in names and addresses are known by kind', () => {
  const cases = [
    [`{{var this.getTemplateFilter().filter(x)}}`, 'template'],
    ['{{7*7}}', 'template'],
    [`x' UNION ALL SELECT 1,2,3-- `, 'sql'],
    ["1' or '1'='1", 'sql'],
    [`a');SELECT SLEEP(5)--`, 'sql'],
    [`${s}alert(1)`, 'script'],
    ['<img src=x onerror=alert(1)>', 'script'],
  ] as const;
  for (const [text, kind] of cases) assert.equal(traceOf(text)?.kind, kind, text);
});

test('names and addresses of people are left alone', () => {
  for (const text of [
    "O'Brien and Sons",
    'Sleep (Well) Ltd',
    'Union Select Stores',
    'Straße 5, c/o Müller',
    'Select Union Wines',
    '12/14 "Villa 1" or 2nd floor',
    'M&M <3',
    'Unit {2}',
    'Java Script Road',
    'a@b.example',
  ]) {
    assert.equal(traceOf(text), undefined, text);
  }
});
