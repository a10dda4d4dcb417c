import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Masked } from '../../../core/masked.ts';
import type { UnsafeCode, UnsafeSeen } from '../../facts/malware.ts';
import unsafeCode from './unsafe-code.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const tree = {
  kind: 'folder',
  live: true,
  files: 1,
  folders: 0,
  links: 0,
  bytes: 1,
  webRoot: '',
  unreadable: 0,
  special: 0,
  outsideLinks: 0,
} as const;
const none: UnsafeSeen = { looked: 1, seen: [], more: 0, unread: 0 };
const place = (kind: UnsafeCode['kind'], line: number, confidence: UnsafeCode['confidence'] = 'firm'): UnsafeCode => ({
  path: 'modules/own/own.php',
  kind,
  confidence,
  line,
  says: "the value of $_GET['id'] reaches mysqli_query() unescaped" as Masked, // made up, holds nothing
});
const find = (seen: UnsafeSeen) => unsafeCode.find({ tree, unsafeCode: seen }, at);

test('one finding for each file and harm, with the line and the way of the value', () => {
  const found = find({ ...none, seen: [place('sql', 12), place('sql', 30), place('output', 40, 'tentative')] });

  assert.ok(!(found instanceof Unknown));
  assert.deepEqual(
    found.map(({ subject, severity, confidence }) => [subject, severity, confidence]),
    [
      ['modules/own/own.php (sql)', 'high', 'firm'],
      ['modules/own/own.php (output)', 'medium', 'tentative'],
    ],
  );
  assert.match(found[0]?.says ?? '', /Line 12: the value of .* 1 more place in this file/);
  assert.equal(found[0]?.evidence?.length, 2);
});

test('what is firm is told before what is only likely', () => {
  const found = find({ ...none, seen: [place('sql', 3, 'tentative'), place('sql', 9)] });

  assert.ok(!(found instanceof Unknown));
  assert.equal(found[0]?.confidence, 'firm');
  assert.match(found[0]?.says ?? '', /Line 9/);
});

test('says what was left out, and is silent about careful code', () => {
  const found = find({ ...none, seen: [place('include', 3)], more: 4 });

  assert.ok(!(found instanceof Unknown));
  assert.match(found.at(-1)?.says ?? '', /4 more places/);
  assert.deepEqual(find(none), []);
});

test('does not call files clean that were not read', () => {
  assert.ok(find({ ...none, unread: 2 }) instanceof Unknown);
});
