import { strict as assert } from 'node:assert';
import { test } from 'node:test';
import fc from 'fast-check';
import { serialized } from './serialized.ts';

const cases: readonly (readonly [string, unknown])[] = [
  ['a:1:{s:13:"administrator";b:1;}', { administrator: true }],
  ['a:2:{i:0;s:5:"caf\u00e9";i:1;d:1.5;}', { '0': 'caf\u00e9', '1': 1.5 }],
  ['O:8:"stdClass":1:{s:4:"\0*\0a";N;}', { a: null }],
  ['s:5:"a";b"";', 'a";b"'],
  ['i:-7;', -7],
  ['b:0;', false],
  ['a:0:{}', {}],
];

test('what PHP serialised is read as plain data', () => {
  for (const [text, expected] of cases) assert.deepEqual(plain(serialized(text)), expected, text);
});

test('text that is cut short or no serialised value tells nothing', () => {
  for (const text of [
    '',
    'a:1:{s:13:"admin',
    's:99:"short";',
    'a:9999999:{',
    'yes',
    'a:1:{i:0;a:1:{',
    's:3:"abcd";',
    'N',
  ]) {
    assert.equal(serialized(text), undefined, text);
  }
});

test('a key named __proto__ is a key like any other', () => {
  const value = serialized('a:1:{s:9:"__proto__";a:1:{s:5:"admin";b:1;}}');

  assert.equal(({} as { admin?: boolean }).admin, undefined);
  assert.deepEqual(Object.keys(value as object), ['__proto__']);
});

test('no text makes it throw or run long', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[aObisdNRr:;{}"0-9]{0,200}$/), (text) => typeof serialized(text) !== 'function'),
  );
  assert.equal(serialized('a:1:{i:0;'.repeat(100_000)), undefined);
});

function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
