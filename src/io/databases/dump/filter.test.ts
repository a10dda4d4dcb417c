import assert from 'node:assert/strict';
import { test } from 'node:test';
import { like, meets } from './filter.ts';

test('LIKE means what it means in SQL', () => {
  for (const [text, pattern, is] of [
    ['web/secure/base_url', 'web/%', true],
    ['web/secure/base_url', '%base\\_url', true],
    ['web/secure/baseXurl', '%base\\_url', false],
    ['abc', 'a_c', true],
    ['abc', 'a_', false],
    ['', '%', true],
    ['aXbXc', '%x%'.toUpperCase(), true],
  ] as const) {
    assert.equal(like(text, pattern), is, `${text} ${pattern}`);
  }
});

test('a hostile pattern takes little time', () => {
  const began = performance.now();

  like('a'.repeat(100_000), `${'%a'.repeat(50)}%b`);

  assert.ok(performance.now() - began < 3_000);
});

test('NULL meets nothing but a question for NULL', () => {
  assert.ok(!meets({ a: null }, [{ column: 'a', is: '!=', value: 1 }]));
  assert.ok(meets({ a: null }, [{ column: 'a', is: 'null' }]));
  assert.ok(!meets({ a: 0 }, [{ column: 'a', is: 'null' }]));
});
