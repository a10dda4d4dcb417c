import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeHostileCode } from './hostile-code.ts';
import { describeWith } from './places.ts';

// Put together here, so that other scanners do not take this file for one.
const run = `<?php ${['ev', 'al'].join('')}($_POST['x']);`;
const describe = describeWith(undefined, '');
const look = (path: string, text: string, size = text.length) => {
  const code = makeHostileCode(undefined);
  const file = describe({ path, type: 'file', size, mode: 0o644, modified: 0 });
  if (code.wants(file)) code.see(file, { start: text, end: '', unpacked: undefined });
  return code.told();
};

test('hostile code is told with its line, whatever the name of the file', () => {
  for (const path of ['a.php', 'lib/b.inc', 'media/note.txt', 'cache/c']) {
    const { seen } = look(path, run);

    assert.equal(seen[0]?.is, 'web-shell', path);
    assert.equal(seen[0]?.reasons[0]?.line, 1);
  }
});

test('honest code and texts about code are no matter', () => {
  assert.deepEqual(look('a.php', '<?php echo htmlspecialchars($_GET["q"]);').seen, []);
  assert.deepEqual(look('readme.txt', `Never write ${run}`).seen, []);
});

test('what is too long to be read whole is named', () => {
  assert.deepEqual(look('long.js', 'var a = 1;', 5 * 1024 * 1024).cut, ['long.js']);
});
