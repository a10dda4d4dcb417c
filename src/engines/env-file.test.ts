import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envFile, envFiles } from './env-file.ts';

test('quotes, comments, exports and references are read', () => {
  const read = envFile(`\ufeff# comment
A=1
export B = two words # comment
C='$A # no comment'
D="x\\"y\${A}"
E=
F=#nothing
G="open
H=a#b
1X=no
A=2
`);

  assert.deepEqual(Object.fromEntries(read), {
    A: '2',
    B: 'two words',
    C: '$A # no comment',
    D: 'x"y1',
    E: '',
    F: '',
    G: 'open',
    H: 'a#b',
  });
});

test('later files count more, and missing ones nothing', () => {
  assert.deepEqual(Object.fromEntries(envFiles('A=1\nB=1', undefined, 'B=2')), { A: '1', B: '2' });
});

test('references do not grow without end', () => {
  const lines = ['A0=xxxxxxxxxxxxxxxx', ...Array.from({ length: 300 }, (_, at) => `A${at + 1}=\${A${at}}\${A${at}}`)];

  const longest = Math.max(...[...envFile(lines.join('\n')).values()].map((value) => value.length));

  assert.ok(longest < 20_000);
});
