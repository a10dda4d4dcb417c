import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import sylius from './sylius.ts';

const read = readOf({
  'composer.lock': JSON.stringify({
    packages: [
      { name: 'sylius/sylius', version: 'v1.13.2', type: 'symfony-bundle' },
      { name: 'acme/pay', version: '1.0.0', type: 'sylius-plugin' },
      { name: 'symfony/console', version: 'v6.4.0', type: 'library' },
    ],
  }),
  '.env': 'APP_ENV=prod\nDATABASE_URL=postgresql://u:p%23@db:5433/sylius_%kernel.environment%?serverVersion=16',
});

test('the lock file tells its version and its plugins', () => {
  assert.equal(sylius.readFiles(read).versions[0]?.version, '1.13.2');
  assert.deepEqual(
    sylius.readExtensions(read).map(({ name }) => name),
    ['acme/pay'],
  );
});

test('the database is read, with the name of the environment in it', () => {
  assert.deepEqual(sylius.readFiles(read).config?.databases, [
    { driver: 'postgres', host: 'db', port: 5433, user: 'u', password: 'p#', name: 'sylius_prod' },
  ]);
});

test('a page of somebody else is not taken for it', () => {
  assert.ok(weightOf(sylius, foreignPage) < 0.5);
});
