import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import magento2 from './magento2.ts';

const lock = (...packages: readonly (readonly [name: string, version: string])[]): string =>
  JSON.stringify({ packages: packages.map(([name, version]) => ({ name, version })) });

test('the version is read from every place, what is installed before what is wished for', () => {
  const cases: readonly (readonly [files: Record<string, string>, versions: readonly string[]])[] = [
    [{ 'composer.lock': lock(['magento/product-community-edition', '2.4.8-p1']) }, ['2.4.8-p1']],
    [
      {
        'vendor/composer/installed.json': lock(['magento/product-community-edition', '2.4.6-p3']),
        'vendor/magento/magento2-base/composer.json': '{"version": "2.4.6-p3"}',
        'composer.lock': lock(['magento/product-community-edition', '2.4.8']),
      },
      ['2.4.6-p3', '2.4.6-p3', '2.4.8'],
    ],
    [{ 'composer.json': '{"name": "magento/magento2ce", "version": "2.3.7"}' }, ['2.3.7']],
    [{ 'composer.json': '{"require": {"magento/product-community-edition": "2.4.7-2026-aug"}}' }, ['2.4.7-2026-aug']],
    [{ 'composer.json': '{"require": {"magento/product-community-edition": "^2.4"}}' }, []],
    [{ 'lib/internal/Magento/Framework/composer.json': '{"version": "103.0.5-p2"}' }, ['2.4.5-p2']],
    [{ 'vendor/magento/framework/composer.json': '{"version": "9.9.9"}' }, []],
    [{ 'composer.json': '{broken' }, []],
  ];

  for (const [files, versions] of cases) {
    assert.deepEqual(
      magento2.readFiles(readOf(files)).versions.map(({ version }) => version),
      versions,
      JSON.stringify(files),
    );
  }
});

test('editions are told apart', () => {
  const cases: readonly (readonly [files: Record<string, string>, edition: string | undefined, name: string])[] = [
    [{ 'composer.lock': lock(['magento/product-community-edition', '2.4.8']) }, undefined, 'Magento Open Source'],
    [{ 'composer.lock': lock(['magento/product-enterprise-edition', '2.4.8']) }, 'adobe-commerce', 'Adobe Commerce'],
    [
      { 'composer.lock': lock(['magento/magento-cloud-metapackage', '2.4.8'], ['magento/ece-tools', '2002.1']) },
      'adobe-commerce',
      'Adobe Commerce Cloud',
    ],
    [{ 'composer.lock': lock(['mage-os/product-community-edition', '1.3.0']) }, 'mage-os', 'Mage-OS'],
    [
      { 'app/etc/config.php': "<?php return ['modules' => ['Magento_Enterprise' => 1]];" },
      'adobe-commerce',
      'Adobe Commerce',
    ],
  ];

  for (const [files, edition, name] of cases) {
    const read = magento2.readFiles(readOf(files));

    assert.equal(read.edition, edition, name);
    assert.equal(read.editionName, name);
  }
});

function configOf(env: string, config = '') {
  return magento2.readFiles(readOf({ 'app/etc/env.php': env, 'app/etc/config.php': config })).config;
}

test('databases are read in the notations of every release, split ones included', () => {
  const old = configOf(`<?php
return array (
  'db' => array ('table_prefix' => '', 'connection' => array ('default' => array ('host' => 'localhost', 'dbname' => 'm22', 'username' => 'u', 'password' => 'it\\'s', 'active' => '1'))),
  'MAGE_MODE' => 'production');`);
  const split = configOf(`<?php return ['db' => ['connection' => [
    'checkout' => ['host' => 'db2', 'dbname' => 'quotes', 'username' => 'u', 'password' => 'p'],
    'default' => ['host' => '/run/mysqld/m.sock', 'dbname' => 'main', 'username' => 'u', 'password' => 'p'],
    'sales' => ['host' => 'db3:3311', 'dbname' => 'sales', 'username' => 'u', 'password' => 'p']],
    'slave_connection' => ['default' => ['host' => 'replica', 'dbname' => 'main', 'username' => 'u', 'password' => 'p']]]];`);

  assert.deepEqual(old?.databases, [{ driver: 'mysql', host: 'localhost', user: 'u', password: "it's", name: 'm22' }]);
  assert.deepEqual(
    split?.databases.map(({ host, port, socket, name }) => [host, port, socket, name]),
    [
      ['localhost', undefined, '/run/mysqld/m.sock', 'main'],
      ['db2', undefined, undefined, 'quotes'],
      ['db3', 3311, undefined, 'sales'],
      ['replica', undefined, undefined, 'main'],
    ],
  );
});

test('a password that only stands in the environment gives no login, rather than an empty one', () => {
  const config = configOf(
    `<?php return ['db' => ['connection' => ['default' => ['host' => 'a', 'dbname' => 'b', 'username' => 'c', 'password' => getenv('DB')]]], 'crypt' => ['key' => getenv('KEY')]];`,
  );

  assert.deepEqual(config?.databases, []);
  assert.equal(config?.flags['key.form'], undefined);
});

test('keys are weighed by their form, and never shown', () => {
  const good = '3f9a1c7e5b2d8046e1f7a93c04bd62e8';
  const cases = [
    [`['crypt' => ['key' => '${good}']]`, 'set', 1],
    [`['crypt' => ['key' => "${good}\\n${good}"]]`, 'set', 2],
    [["['crypt' => ['key' => 'base64", "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=']]"].join(''), 'set', 1],
    [`['crypt' => ['key' => 'k3y7']]`, 'guessable', 1],
    [`['crypt' => ['key' => 'k3y7qwm29xzt']]`, 'short', 1],
    [`['crypt' => ['key' => '']]`, 'missing', 0],
    [`['x' => 1]`, 'missing', 0],
  ] as const;

  for (const [env, form, count] of cases) {
    const config = configOf(`<?php return ${env};`);

    assert.equal(config?.flags['key.form'], form, env);
    assert.equal(config?.flags['key.count'], count, env);
    assert.doesNotMatch(JSON.stringify(config?.flags), /3f9a|k3y7/);
  }
});

test('pages are recognised, and others are not', () => {
  assert.ok(weightOf(magento2, { body: '<script type="text/x-magento-init">{}</script>' }) >= 0.9);
  assert.ok(
    weightOf(magento2, { body: '<link href="/static/version1712345678/frontend/Acme/shop/de_DE/css/styles.css">' }) >=
      0.9,
  );
  assert.ok(weightOf(magento2, { cookies: ['PHPSESSID', 'X-Magento-Vary'] }) >= 0.7);
  assert.equal(weightOf(magento2, foreignPage), 0);
});

test('/magento_version tells the line, and any other answer nothing', () => {
  const page = { path: 'magento_version', headers: [], status: 200 };

  assert.equal(magento2.readVersionFromPages([{ ...page, body: 'Magento/2.4 (Community)' }])?.version, '2.4');
  assert.equal(magento2.readVersionFromPages([{ ...page, body: '<html>Magento/2.4 (Community)' }]), undefined);
  assert.equal(magento2.readVersionFromPages([{ ...page, status: 404, body: 'Magento/2.4 (Community)' }]), undefined);
});

test('/magento_version tells the edition', () => {
  const edition = (body: string) =>
    magento2.readEditionFromPages([{ path: 'magento_version', headers: [], status: 200, body }]);

  assert.equal(edition('Magento/2.4 (Enterprise)')?.edition, 'adobe-commerce');
  assert.deepEqual(edition('Magento/2.4 (Community)'), { editionName: 'Magento Open Source' });
  assert.equal(edition('Mage-OS/1.3 (Community)')?.edition, 'mage-os');
  assert.deepEqual(edition('<html>'), {});
});
