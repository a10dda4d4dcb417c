import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeWith } from './places.ts';
import { makeUnsafeCode } from './unsafe-code.ts';

const code = '<?php\necho $_GET["q"];';
const describe = describeWith(undefined, '');
const look = (path: string, told: readonly number[] = []) => {
  const unsafe = makeUnsafeCode();
  const file = describe({ path, type: 'file', size: code.length, mode: 0o644, modified: 0 });
  if (unsafe.wants(file)) unsafe.see(file, { start: code, end: '', unpacked: undefined }, told);
  return unsafe.told();
};

test('custom code is told with its line', () => {
  for (const path of ['wp-content/plugins/own/own.php', 'modules/own/own.php', 'app/code/Own/view.phtml'])
    assert.deepEqual(
      look(path).seen.map(({ path: at, line }) => [at, line]),
      [[path, 2]],
    );
});

test("somebody else's code, tests and texts are not looked at", () => {
  for (const path of [
    'vendor/a/b.php',
    'modules/own/vendor/x.php',
    'wp-includes/a.php',
    'tests/a.php',
    'a/tcpdf/b.php',
    'a.js',
  ])
    assert.equal(look(path).looked, 0, path);
});

test('a line that is told of as hostile is not told twice', () => {
  assert.deepEqual(look('a.php', [2]).seen, []);
});

test('files that cannot be opened are counted', () => {
  const unsafe = makeUnsafeCode();
  unsafe.see(describe({ path: 'a.php', type: 'file', size: 9, mode: 0, modified: 0 }), undefined, []);
  assert.equal(unsafe.told().unread, 1);
});
