import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MalwareSeen } from '../../facts/malware.ts';
import obfuscatedCode from './obfuscated-code.ts';

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
const none: MalwareSeen = { looked: 1, seen: [], more: 0, cut: [], cutMore: 0, unread: 0 };

test('is silent where the code that was read is honest', () => {
  assert.deepEqual(obfuscatedCode.find({ tree, malware: none }, at), []);
});

test('weighs what is only likely less than what is sure', () => {
  const seen = {
    path: 'a.php',
    is: 'obfuscated-code',
    reasons: [],
    layers: 0,
    size: 9,
    modified: '2026-11-01T00:00:00.000Z',
    uploads: false,
  } as const;
  const found = obfuscatedCode.find({ tree, malware: { ...none, seen: [{ ...seen, confidence: 'tentative' }] } }, at);

  assert.ok(Array.isArray(found));
  assert.equal(found[0]?.confidence, 'tentative');
  assert.equal(found[0]?.severity, 'high');
});
