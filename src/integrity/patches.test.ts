import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineHashes } from './lines.ts';
import { addedLines, appliedPatches, declaredPatches } from './patches.ts';

test('the lines that a diff adds belong to the file that it names', () => {
  const diff =
    'diff --git a/x.php b/x.php\n--- a/x.php\t2020\n+++ b/x.php\t2020\n@@ -1 +1,2 @@\n-old\n+new\n context\ndiff --git a/y b/y\n+stray\n';

  const added = addedLines(diff);

  assert.deepEqual([...added.keys()], ['x.php']);
  assert.deepEqual([...(added.get('x.php') ?? [])], lineHashes('new'));
});

test('a diff that is none adds nothing', () => {
  for (const text of ['', '+a', '+++ ', '+++ /dev/null\n+a', 'x'.repeat(1000)]) assert.equal(addedLines(text).size, 0);
});

test('declared patches are read in the forms that are in use; those of other machines are not', () => {
  const text = JSON.stringify({
    extra: {
      patches: {
        'acme/a': { 'says why': 'patches/a.patch' },
        'acme/b': [{ source: 'b.diff', title: 'x' }],
        'acme/c': { far: 'https://shop.example/c.patch', up: '../../c.patch' },
      },
    },
  });

  assert.deepEqual(declaredPatches(text), [
    { target: 'acme/a', path: 'patches/a.patch' },
    { target: 'acme/b', path: 'b.diff' },
  ]);
  for (const broken of ['', 'null', '[]', '{"extra":1}', '{"patches":{"a":null}}'])
    assert.deepEqual(declaredPatches(broken), []);
});

test('the list of applied patches of a Magento 1 names the files that they changed', () => {
  const list =
    '2015-10-27 | SUPEE-6788 | CE_1.9.1.0 | v1\npatching file app/code/core/Mage/Core/Model/A.php\nHunk #1 succeeded\npatching file index.php\n';

  assert.deepEqual(appliedPatches(list), ['app/code/core/Mage/Core/Model/A.php', 'index.php']);
});
