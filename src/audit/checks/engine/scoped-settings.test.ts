import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inEveryScope, numberOf } from './scoped-settings.ts';

test('a setting is found in every scope, and not under a longer name', () => {
  const flags = { 'a/b/c': '1', 'a/b/c@stores/2': ' 0 ', 'a/b/cd': '1' };

  assert.deepEqual(inEveryScope({ urls: [], flags, secrets: [] }, 'a/b/c'), [
    { name: 'a/b/c', value: '1' },
    { name: 'a/b/c@stores/2', value: '0' },
  ]);
});

test('numbers are read as the engines read them', () => {
  for (const [value, number] of [
    ['', 0],
    ['0', 0],
    ['900', 900],
    ['x', undefined],
    ['-1', undefined],
  ] as const) {
    assert.equal(numberOf(value), number, value);
  }
});
