import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import shopware5 from './shopware5.ts';

test('the version is read from every place, and placeholders are not taken for one', () => {
  const cases = [
    [
      { 'engine/Shopware/Kernel.php': "protected $release = ['version' => '5.7.19', 'version_text' => 'x'];" },
      '5.7.19',
    ],
    [{ 'engine/Shopware/Application.php': "const VERSION     = '5.1.6';" }, '5.1.6'],
    [{ 'engine/Shopware/Application.php': "const VERSION = '4.3.7';" }, '4.3.7'],
    [{ 'recovery/install/data/version': '5.6.10\n' }, '5.6.10'],
    [{ 'composer.lock': JSON.stringify({ packages: [{ name: 'shopware/shopware', version: 'v5.7.2' }] }) }, '5.7.2'],
    [{ 'engine/Shopware/Kernel.php': "['version' => '___VERSION___']" }, undefined],
  ] as const;

  for (const [files, version] of cases) assert.equal(shopware5.readFiles(readOf(files)).versions[0]?.version, version);
});

test('the database is read from every form of configuration', () => {
  const cases = [
    [
      {
        'config.php':
          "<?php return array('db' => array('username' => 'u', 'password' => 'p', 'dbname' => 'a', 'host' => 'h', 'port' => '3307'));",
      },
      ['h', 3307, undefined, 'a'],
    ],
    [
      {
        'config.php':
          "<?php return ['db' => ['username' => 'u', 'password' => 'p', 'dbname' => 'b', 'host' => 'localhost', 'unix_socket' => '/s.sock']];",
      },
      ['localhost', undefined, '/s.sock', 'b'],
    ],
    [{ '.env': 'DATABASE_URL="mysql://u:p@h:3308/c"' }, ['h', 3308, undefined, 'c']],
    [{ '.env': 'DB_DATABASE=d\nDB_USERNAME=u\nDB_PASSWORD=p\nDB_HOST=h\nDB_PORT=3309' }, ['h', 3309, undefined, 'd']],
  ] as const;

  for (const [files, [host, port, socket, name]] of cases) {
    const login = shopware5.readFiles(readOf(files)).config?.databases[0];

    assert.deepEqual([login?.host, login?.port, login?.socket, login?.name], [host, port, socket, name]);
    assert.equal(login?.password, 'p');
  }
});

test('shown errors are debugging, and none is said where nothing is', () => {
  assert.equal(
    shopware5.readFiles(readOf({ 'config.php': "<?php return ['front' => ['showException' => true]];" })).config?.debug,
    true,
  );
  assert.equal(shopware5.readFiles(readOf({ 'config.php': "<?php return ['db' => []];" })).config?.debug, false);
  assert.equal(
    shopware5.readFiles(readOf({ 'config.php': "<?php return array('phpSettings' => array('display_errors' => 1));" }))
      .config?.debug,
    true,
  );
  assert.equal(shopware5.readFiles(readOf({})).config, undefined);
});

test('hashes carry the name of their encoder', () => {
  const users = [
    { id: 1, roleID: 1, username: 'a', password: 'x', encoder: 'md5', lastlogin: null, email: 'a@b', active: 1 },
  ];

  const [admin] = shopware5.database.admins.read(
    { users, roles: [{ id: 1, name: 'admins', admin: 1 }], plugins: [] },
    undefined,
  );

  assert.equal(admin?.hash, 'shopware5:md5:x');
  assert.equal(admin?.full, true);
  assert.equal(admin?.secondFactor, 'off');
});

test('pages are recognised, and others are not', () => {
  assert.ok(weightOf(shopware5, { body: '<body class="is--ctl-index is--act-index">' }) >= 0.9);
  assert.ok(weightOf(shopware5, { cookies: ['session-1', '__csrf_token-1'] }) >= 0.9);
  assert.equal(weightOf(shopware5, foreignPage), 0);
});
