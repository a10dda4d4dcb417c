import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonical, digestOf } from './canonical.ts';
import { eachLine } from './lines.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

test('line ends of Windows and a byte order mark make no other content', () => {
  const plain = digestOf(bytes('<?php\necho 1;\n'));

  assert.equal(digestOf(bytes('<?php\r\necho 1;\r\n')), plain);
  assert.equal(digestOf(bytes('\u00ef\u00bb\u00bf<?php\r\necho 1;\n')), plain);
});

test('everything else does', () => {
  const plain = digestOf(bytes('<?php\necho 1;\n'));
  for (const text of [
    '<?php\necho 2;\n',
    '<?php\necho 1;',
    '<?php\n\necho 1;\n',
    ' <?php\necho 1;\n',
    '<?php\recho 1;\n',
  ])
    assert.notEqual(digestOf(bytes(text)), plain);
});

test('what holds a NUL byte is no text and stays as it is', () => {
  assert.deepEqual(Buffer.from(canonical(bytes('a\r\nb\0'))), bytes('a\r\nb\0'));
});

test('digests are 128 bits of SHA-256', () => {
  assert.equal(digestOf(bytes('abc')), 'ba7816bf8f01cfea414140de5dae2223');
});

test('lines are numbered from 1; white space around them and empty ones do not count', () => {
  const text = bytes('one\n\n\t two \r\n   \nthree');
  const seen: [number, string][] = [];

  eachLine(text, (_, line, start, end) => seen.push([line, text.toString('latin1', start, end)]));

  assert.deepEqual(seen, [
    [1, 'one'],
    [3, 'two'],
    [5, 'three'],
  ]);
});

test('the same line has the same hash wherever it stands', () => {
  const hashes: number[] = [];

  eachLine(bytes('a();\n  a();\nb();'), (hash) => hashes.push(hash));

  assert.equal(hashes[0], hashes[1]);
  assert.notEqual(hashes[0], hashes[2]);
});
