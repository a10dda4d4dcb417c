import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import evershop from './evershop.ts';

const holds = evershop.marks.files[0]?.holds ?? /^$/;

test('it is known by its package, in whatever version', () => {
  assert.match('{"dependencies": {"@evershop/evershop": "^2.0.0"}}', holds);
  assert.doesNotMatch('{"dependencies": {"@evershop/evershop-tools": "^2.0.0", "express": "5.0.0"}}', holds);
  assert.equal(weightOf(evershop, foreignPage), 0);
});

test('the lock file tells its version and its packages', () => {
  const read = readOf({
    'package.json': '{"dependencies": {"@evershop/evershop": "^2.0.0"}}',
    'yarn.lock':
      '"@evershop/evershop@^2.0.0":\n  version "2.1.3"\n\n"@evershop/postgres-query-builder@^2":\n  version "2.1.0"\n\nexpress@^5:\n  version "5.0.0"\n',
  });

  assert.deepEqual(evershop.readFiles(read).versions, [{ version: '2.1.3', place: 'yarn.lock', certainty: 'certain' }]);
  assert.deepEqual(
    evershop.readExtensions(read).map(({ name, version }) => [name, version]),
    [['@evershop/postgres-query-builder', '2.1.0']],
  );
});

test('a range is no version', () => {
  const read = readOf({ 'package.json': '{"dependencies": {"@evershop/evershop": "^2.0.0"}}' });

  assert.deepEqual(evershop.readFiles(read).versions, []);
});
