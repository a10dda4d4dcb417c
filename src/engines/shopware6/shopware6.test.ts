import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import shopware6 from './shopware6.ts';

const url = (name: string): string => `mysql://u:p@h/${name}`;

test('the environment is read in the order of Symfony', () => {
  const cases: readonly (readonly [files: Record<string, string>, database: string])[] = [
    [{ '.env': `DATABASE_URL=${url('a')}` }, 'a'],
    [{ '.env': `DATABASE_URL=${url('a')}`, '.env.local': `DATABASE_URL="${url('b')}"` }, 'b'],
    [{ '.env': `APP_ENV=prod\nDATABASE_URL=${url('a')}`, '.env.prod.local': `DATABASE_URL='${url('c')}'` }, 'c'],
    [{ '.env': `APP_ENV=dev\nDATABASE_URL=${url('a')}`, '.env.prod.local': `DATABASE_URL='${url('c')}'` }, 'a'],
    [
      {
        '.env': `DATABASE_URL=${url('a')}`,
        '.env.local.php': `<?php return ['APP_ENV' => 'prod', 'DATABASE_URL' => '${url('d')}'];`,
      },
      'd',
    ],
    [{ '.env.dist': `DATABASE_URL=${url('e')}` }, 'e'],
  ];

  for (const [files, database] of cases) {
    assert.equal(shopware6.readFiles(readOf(files)).config?.databases[0]?.name, database, JSON.stringify(files));
  }
});

test('debugging and weak secrets show in flags', () => {
  const config = (env: string) => shopware6.readFiles(readOf({ '.env': env })).config;

  assert.equal(config('APP_ENV=dev')?.debug, true);
  assert.equal(config('APP_ENV=prod\nAPP_DEBUG=1')?.debug, true);
  assert.equal(config('APP_ENV=prod')?.debug, false);
  assert.equal(config('X=1')?.debug, undefined);
  assert.equal(config('APP_SECRET=')?.flags['key.form'], 'missing');
  assert.equal(config('APP_SECRET=changeme')?.flags['key.form'], 'guessable');
  assert.equal(config('APP_SECRET=k3Yw8')?.flags['key.form'], 'guessable');
  assert.equal(config('APP_SECRET=k3Yw8Zq1')?.flags['key.form'], 'short');
  assert.equal(config('APP_SECRET=3f9a1c7e5b2d8046e1f7a93c04bd62e8')?.flags['key.form'], 'set');
  assert.equal(config('X=1')?.flags['key.form'], undefined);
});

test('the version is read from both names of the core', () => {
  for (const name of ['shopware/core', 'shopware/platform']) {
    const read = readOf({ 'composer.lock': JSON.stringify({ packages: [{ name, version: 'v6.4.20.2' }] }) });

    assert.equal(shopware6.readFiles(read).versions[0]?.version, '6.4.20.2');
  }
});

test('migrations tell the line, and nothing else does', () => {
  const read = shopware6.database.versions.read;

  assert.equal(
    read(
      {
        migrations: [{ class: 'Shopware\\Core\\Migration\\V6_4\\M' }, { class: 'Shopware\\Core\\Migration\\V6_10\\M' }],
      },
      undefined,
    )[0]?.version,
    '6.10',
  );
  assert.deepEqual(read({ migrations: [] }, undefined), []);
});

test('pages are recognised, and others are not', () => {
  assert.ok(weightOf(shopware6, { cookies: ['session-', 'sw-states'] }) >= 0.9);
  assert.ok(weightOf(shopware6, { body: `<link href="/theme/${'0a'.repeat(16)}/css/all.css?1">` }) >= 0.9);
  assert.equal(weightOf(shopware6, foreignPage), 0);
});
