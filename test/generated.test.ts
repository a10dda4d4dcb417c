import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { families, listOf, root } from '../tools/families.ts';
import { reference } from '../tools/reference.ts';

function onDisk(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

for (const family of families) {
  test(`the list of ${family.name} names what lies in the folders`, () => {
    assert.equal(onDisk(`src/${family.list}`), listOf(family), 'Run: npm run generate');
  });
}

test('the reference pages say what the code says', async () => {
  const { files, gone } = await reference();

  const stale = [...files].filter(([path, text]) => onDisk(path) !== text).map(([path]) => path);
  assert.deepEqual(stale, [], 'Run: npm run generate');
  assert.deepEqual(gone, [], 'Run: npm run generate');
});

test('the reference pages are the same each time', async () => {
  assert.deepEqual(await reference(), await reference());
});
