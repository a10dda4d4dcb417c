import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UserError } from '../core/errors.ts';
import { parseConfig, withEnvironment } from './parse.ts';

test('takes what the schema knows', () => {
  const config = parseConfig(
    {
      store: { url: 'https://shop.example' },
      ignore: [{ check: 'csp-missing', until: '2027-01-01', because: 'theme is rebuilt' }],
    },
    'f',
  );

  assert.equal(config.store?.url, 'https://shop.example');
});

test('names the option that is wrong', () => {
  const wrong: readonly (readonly [unknown, RegExp])[] = [
    [{ sotre: {} }, /sotre/],
    [{ audit: { touch: 'gentle' } }, /audit\.touch/],
    [{ ignore: [{ check: 'x', until: '2027-13-01', because: 'later' }] }, /ignore\.0\.until/],
    [{ ignore: [{ check: 'x', until: '2027-01-01' }] }, /ignore\.0\.because/],
    ['text', /cannot be used/],
  ];
  for (const [value, words] of wrong) {
    assert.throws(
      () => parseConfig(value, 'f'),
      (error) => error instanceof UserError && words.test(error.message),
    );
  }
});

test('the environment goes over the file', () => {
  const config = withEnvironment(
    { store: { url: 'https://old.example', name: 'Shop' } },
    { STOREWARDEN_URL: 'https://new.example', STOREWARDEN_DB: '' },
  );

  assert.deepEqual(config.store, { url: 'https://new.example', name: 'Shop' });
});
