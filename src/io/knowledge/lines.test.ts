import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineOf } from './lines.ts';

const keys = ['a', 'ab', 'b', 'wp', 'wp-', 'wp-a', 'zo', 'é'];
const file = Buffer.from(keys.map((key) => `${key}\t"${key}${'.'.repeat(key.length * 7)}"\n`).join(''));

for (const key of keys) {
  test(`finds the line of "${key}"`, () => {
    assert.equal(lineOf(file, key), `"${key}${'.'.repeat(key.length * 7)}"`);
  });
}

for (const key of ['', 'A', 'aa', 'wp-a-', 'zz', '\t', '"', 'éé']) {
  test(`finds no line of ${JSON.stringify(key)}`, () => {
    assert.equal(lineOf(file, key), undefined);
  });
}

test('an empty file, a file without keys and a last line without an end are no trouble', () => {
  assert.equal(lineOf(Buffer.alloc(0), 'a'), undefined);
  assert.equal(lineOf(Buffer.from('\n\n\n'), 'a'), undefined);
  assert.equal(lineOf(Buffer.from('a\t1\nb\t2'), 'b'), '2');
});
