import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Masked } from '../../../core/masked.ts';
import { Unknown } from '../../../core/fact.ts';
import type { HostileFile, MalwareSeen } from '../../facts/malware.ts';
import { tree, type TreeSeen } from '../../facts/files.ts';
import cardSkimmer from './card-skimmer.ts';
import nulledCode from './nulled-code.ts';
import obfuscatedCode from './obfuscated-code.ts';
import webShell from './web-shell.ts';

const at = { now: new Date('2026-11-23T00:00:00Z') };
const seenTree: TreeSeen = {
  kind: 'folder',
  live: true,
  files: 9,
  folders: 1,
  links: 0,
  bytes: 90,
  webRoot: '',
  unreadable: 0,
  special: 0,
  outsideLinks: 0,
};
const file = (is: HostileFile['is'], confidence: HostileFile['confidence'] = 'certain'): HostileFile => ({
  path: 'pub/x.php',
  is,
  confidence,
  reasons: [{ line: 3, says: "the value of $_POST['x'] reaches the server" as Masked }], // made up, holds nothing
  layers: 0,
  size: 40,
  modified: '2026-11-01T00:00:00.000Z',
  uploads: false,
});
const none: MalwareSeen = { looked: 9, seen: [], more: 0, cut: [], cutMore: 0, unread: 0 };

for (const check of [webShell, cardSkimmer, obfuscatedCode, nulledCode]) {
  const is = check.id as HostileFile['is']; // the ids are the same words

  test(`${check.id} names the file, the line and what reaches what`, () => {
    const found = check.find({ tree: seenTree, malware: { ...none, seen: [file(is)] } }, at);

    assert.ok(!(found instanceof Unknown));
    assert.equal(found.length, 1);
    assert.equal(found[0]?.subject, 'pub/x.php');
    assert.match(found[0]?.says ?? '', /Line 3: the value of/);
    assert.equal(found[0]?.confidence, 'certain');
  });

  test(`${check.id} says nothing of other kinds`, () => {
    const other: HostileFile['is'] = is === 'web-shell' ? 'nulled-code' : 'web-shell';

    assert.deepEqual(check.find({ tree: seenTree, malware: { ...none, seen: [file(other)] } }, at), []);
  });

  test(`${check.id} does not call files clean that were not read`, () => {
    for (const part of [{ unread: 2 }, { cut: ['a.js'] }]) {
      const found = check.find({ tree: seenTree, malware: { ...none, ...part } }, at);

      assert.ok(found instanceof Unknown);
    }
  });
}

test('the facts that are asked for are the walk and what it read', () => {
  assert.equal(webShell.needs.tree, tree);
});
