import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import medusa from './medusa.ts';

const holds = medusa.marks.files[0]?.holds ?? /^$/;

test('it is known by its package, in whatever version', () => {
  assert.match('{"dependencies": {"@medusajs/medusa": "^2.0.0"}}', holds);
  assert.doesNotMatch('{"dependencies": {"@medusajs/medusa-tools": "^2.0.0", "express": "5.0.0"}}', holds);
  assert.equal(weightOf(medusa, foreignPage), 0);
});

test('the lock file tells its version and its packages', () => {
  const read = readOf({
    'package.json': '{"dependencies": {"@medusajs/medusa": "^2.0.0"}}',
    'yarn.lock':
      '"@medusajs/medusa@^2.0.0":\n  version "2.1.3"\n\n"@medusajs/payment-stripe@^2":\n  version "2.1.0"\n\nexpress@^5:\n  version "5.0.0"\n',
  });

  assert.deepEqual(medusa.readFiles(read).versions, [{ version: '2.1.3', place: 'yarn.lock', certainty: 'certain' }]);
  assert.deepEqual(
    medusa.readExtensions(read).map(({ name, version }) => [name, version]),
    [['@medusajs/payment-stripe', '2.1.0']],
  );
});

test('a range is no version', () => {
  const read = readOf({ 'package.json': '{"dependencies": {"@medusajs/medusa": "^2.0.0"}}' });

  assert.deepEqual(medusa.readFiles(read).versions, []);
});
