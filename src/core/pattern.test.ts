import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fits } from './pattern.ts';

for (const [pattern, text, expected] of [
  ['csp-missing', 'csp-missing', true],
  ['csp-missing', 'csp-missing-2', false],
  ['csp-*', 'csp-missing', true],
  ['*-missing', 'csp-missing', true],
  ['*vulner*', 'engine-vulnerability', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['*', '', true],
  ['a.c', 'abc', false],
] as const) {
  test(`${pattern} ${expected ? 'fits' : 'does not fit'} ${text}`, () => {
    assert.equal(fits(pattern, text), expected);
  });
}
