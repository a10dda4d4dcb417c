import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, Severity } from '../core/finding.ts';
import { grades } from '../core/report.ts';
import { grade, moves } from './grade.ts';

function findings(...severities: readonly Severity[]): readonly Finding[] {
  return severities.map((severity) => ({ severity }) as Finding);
}

for (const [what, given, dark, expected] of [
  ['nothing found and all looked at', [], 'nothing', 'A+'],
  ['only info', ['info', 'info'], 'nothing', 'A+'],
  ['nothing found, a check could not tell', [], 'checks', 'A'],
  ['nothing found, a side not looked at', [], 'sides', 'B'],
  ['nothing found, most questions open', [], 'most', 'C'],
  ['nothing found and nothing looked at', [], 'everything', 'F'],
  ['one critical', ['critical'], 'nothing', 'F'],
  ['one high', ['high'], 'nothing', 'D'],
  ['many high and medium', ['high', 'high', 'high', 'medium', 'medium', 'medium'], 'nothing', 'E'],
  ['one high and nothing looked at', ['high'], 'sides', 'D'],
  ['two low', ['low', 'low'], 'nothing', 'A'],
  ['one medium', ['medium'], 'nothing', 'A'],
  ['ten medium', Array.from({ length: 10 }, () => 'medium' as const), 'nothing', 'C'],
  ['a hundred low', Array.from({ length: 100 }, () => 'low' as const), 'nothing', 'A'],
] as const) {
  test(`${what} is ${expected}`, () => {
    assert.equal(grade(findings(...given), dark), expected);
  });
}

test('what is not certain weighs one step less', () => {
  const unsure = (severity: Severity): Finding => ({ severity, confidence: 'tentative' }) as Finding;

  assert.equal(grade([unsure('critical')], 'nothing'), grade(findings('high'), 'nothing'));
  assert.equal(grade([unsure('high')], 'nothing'), grade(findings('medium'), 'nothing'));
  assert.match(
    moves([unsure('critical')], [], false).join(' '),
    /^1 high finding caps the grade at D\..*one step less/,
  );
});

test('one more finding never makes it better', () => {
  const pool: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
  let seed = 1;
  const next = (): number => (seed = (seed * 48_271) % 2_147_483_647);
  for (let round = 0; round < 500; round++) {
    const some = findings(...Array.from({ length: next() % 8 }, () => pool[next() % 5] ?? 'info'));
    const more = [...some, ...findings(pool[next() % 5] ?? 'info')];
    assert.ok(grades.indexOf(grade(more, 'nothing')) >= grades.indexOf(grade(some, 'nothing')));
  }
});

test('says what moves it', () => {
  const said = moves(findings('critical', 'high', 'high'), ['database'], true);

  assert.match(said[0] ?? '', /1 critical finding caps/);
  assert.match(said.join(' '), /2 high findings cap it at D.*database.*so few questions/);
});
