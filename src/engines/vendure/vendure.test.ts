import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import vendure from './vendure.ts';

const holds = vendure.marks.files[0]?.holds ?? /^$/;

test('it is known by its package, in whatever version', () => {
  assert.match('{"dependencies": {"@vendure/core": "^2.0.0"}}', holds);
  assert.doesNotMatch('{"dependencies": {"@vendure/core-tools": "^2.0.0", "express": "5.0.0"}}', holds);
  assert.equal(weightOf(vendure, foreignPage), 0);
});

test('the lock file tells its version and its packages', () => {
  const read = readOf({
    'package.json': '{"dependencies": {"@vendure/core": "^2.0.0"}}',
    'yarn.lock':
      '"@vendure/core@^2.0.0":\n  version "2.1.3"\n\n"@vendure/payments-plugin@^2":\n  version "2.1.0"\n\nexpress@^5:\n  version "5.0.0"\n',
  });

  assert.deepEqual(vendure.readFiles(read).versions, [{ version: '2.1.3', place: 'yarn.lock', certainty: 'certain' }]);
  assert.deepEqual(
    vendure.readExtensions(read).map(({ name, version }) => [name, version]),
    [['@vendure/payments-plugin', '2.1.0']],
  );
});

test('a range is no version', () => {
  const read = readOf({ 'package.json': '{"dependencies": {"@vendure/core": "^2.0.0"}}' });

  assert.deepEqual(vendure.readFiles(read).versions, []);
});
