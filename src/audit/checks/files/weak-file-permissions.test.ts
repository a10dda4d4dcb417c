import assert from 'node:assert/strict';
import { test } from 'node:test';
import { now, wholeTree } from '../../../../test/files/sightings.ts';
import { Unknown } from '../../../core/fact.ts';
import type { PermissionsSeen } from '../../facts/files.ts';
import weakFilePermissions from './weak-file-permissions.ts';

const sound: PermissionsSeen = {
  secrets: [],
  writableCode: { count: 0, sample: [] },
  writableFolders: { count: 0, sample: [] },
  owners: [{ uid: 1000, files: 1000, sample: 'index.php' }],
};
function judge(change: Partial<PermissionsSeen>, unreadable = 0) {
  return weakFilePermissions.find(
    { tree: { ...wholeTree, unreadable }, permissions: { ...sound, ...change } },
    { now },
  );
}
const told = (change: Partial<PermissionsSeen>) => {
  const flaws = judge(change);
  assert.ok(!(flaws instanceof Unknown));
  return flaws.map(({ subject, severity }) => `${subject} ${severity}`);
};

test('speaks of secrets that others may read or change', () => {
  assert.deepEqual(
    told({
      secrets: [
        { path: 'wp-config.php', mode: '0644', change: false },
        { path: '.env', mode: '0666', change: true },
      ],
    }),
    ['wp-config.php medium', '.env high'],
  );
});

test('speaks of code and folders that others may change', () => {
  assert.deepEqual(
    told({ writableCode: { count: 3, sample: ['a.php'] }, writableFolders: { count: 1, sample: ['img'] } }),
    ['files of code high', 'folders medium'],
  );
});

test('a few files of another owner are a hint, halves are a way of working', () => {
  assert.deepEqual(told({ owners: [...sound.owners, { uid: 33, files: 2, sample: 'x.php' }] }), ['owner 33 low']);
  assert.deepEqual(told({ owners: [...sound.owners, { uid: 33, files: 900, sample: 'x.php' }] }), []);
});

test('is quiet where rights are tight, and cannot tell where part was not seen', () => {
  assert.deepEqual(told({}), []);
  assert.ok(judge({}, 2) instanceof Unknown);
});
