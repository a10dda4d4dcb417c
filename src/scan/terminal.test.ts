import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskCard } from '../detectors/mask.ts';
import type { Seen } from './seen.ts';
import { terminalOf } from './terminal.ts';

function seen(path: string, line: number): Seen {
  const base = { detector: 'card-number', kind: 'card', confidence: 'certain', context: {}, reasons: [] } as const;
  return { ...base, where: { path, line }, masked: maskCard('4111111111111111') };
}
const counted = { counts: { 'card-number': 31 }, left: [], sources: 2, bytes: 5_000, tables: 0, rows: 0 };
const summary = { ...counted, database: false };

test('of many alike in one file the first are shown and the rest is counted; other files are not hushed by them', () => {
  const writing = terminalOf();

  const many = Array.from({ length: 30 }, (_, line) => writing.match(seen('log', line + 1))).filter(
    (one) => one !== '',
  );
  const other = writing.match(seen('other', 1));

  assert.equal(many.length, 5);
  assert.match(many[0] ?? '', /^log:1 {2}card-number {2}411111\*{6}1111 {2}certain\n$/);
  assert.match(other, /^other:1 /);
  const foot = writing.foot(summary);
  assert.match(foot, /30 in all: log {2}card-number/);
  assert.doesNotMatch(foot, /in all: other/);
  assert.match(foot, /31 × card-number\nLooked through 2 streams, 5 KiB\./);
});

test('a database is told of by its tables and rows', () => {
  const foot = terminalOf().foot({ ...summary, sources: 0, bytes: 0, tables: 1, rows: 1_200 });

  assert.match(foot, /Looked through 1 table, 1,200 rows\./);
});

test('a database without tables, or without rows, is not called clean in silence', () => {
  const none = { ...summary, counts: {}, sources: 0, bytes: 0, database: true };

  assert.match(terminalOf().foot(none), /Nothing was found\.\nThe database has no tables to look through/);
  assert.match(
    terminalOf().foot({ ...none, tables: 3 }),
    /Nothing was found\.\nThe tables of the database hold no rows/,
  );
  assert.doesNotMatch(terminalOf().foot({ ...none, tables: 3, rows: 1 }), /right one/);
  assert.doesNotMatch(terminalOf().foot({ ...none, database: false }), /right one/);
});
