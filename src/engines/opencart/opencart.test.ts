import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defines, serialise } from '../../../test/stores/made-shop.ts';
import { pageOf, readOf, webWeight } from '../../../test/stores/read-of.ts';
import { ENOUGH } from '../weigh.ts';
import opencart from './opencart.ts';
import { permissionsOf } from './permissions.ts';

const all = ['user/user', 'user/user_permission', 'setting/setting'];

test('OpenCart is known by its cookie and its pages', () => {
  assert.ok(webWeight(opencart, { cookies: ['OCSESSID'] }) >= 0.9);
  assert.ok(
    webWeight(opencart, {
      body: '<a href="index.php?route=common/home"><script src="catalog/view/javascript/common.js">',
    }) >= 0.9,
  );
});

test('other pages are not taken for OpenCart', () => {
  for (const body of ['', 'We use OpenCart', 'index.php?route=blog', '/catalog/view/'])
    assert.ok(webWeight(opencart, { body }) < ENOUGH, body);
});

test('only the sign-in page of 1.5 tells the version', () => {
  assert.equal(
    opencart.readVersionFromPages([pageOf('admin/', '<a>OpenCart</a> &copy; 2009 <br />Version 1.5.6.4</div>')])
      ?.version,
    '1.5.6.4',
  );
  assert.equal(opencart.readVersionFromPages([pageOf('', 'OpenCart theme Version 2.0.1.1')]), undefined);
});

test('rights are read as JSON and as PHP wrote them, and anything else gives none', () => {
  assert.equal(permissionsOf(JSON.stringify({ modify: all })).full, true);
  assert.equal(permissionsOf(serialise({ access: [], modify: all })).full, true);
  for (const text of [
    '',
    '{',
    '{"modify":null}',
    '[]',
    'a:1:{',
    '{"access":["user/user"]}',
    '{"modify":{"__proto__":1}}',
  ]) {
    assert.equal(permissionsOf(text).full, false, text);
  }
});

test('the kind of database and its port are read', () => {
  const login = (values: Record<string, string>) =>
    opencart.readFiles(
      readOf({ 'config.php': defines({ DB_DATABASE: 'n', DB_USERNAME: 'u', DB_PASSWORD: '', ...values }) }),
    ).config?.databases[0];

  assert.equal(login({ DB_DRIVER: 'pgsql' })?.driver, 'postgres');
  assert.equal(login({ DB_DRIVER: 'mysqli', DB_PORT: '3307' })?.port, 3307);
  assert.equal(login({ DB_DRIVER: 'mpdo' })?.driver, 'mysql');
});

test('an empty config.php means that the shop is not set up', () => {
  assert.equal(
    opencart.readFiles(readOf({ 'index.php': "<?php\ndefine('VERSION', '3.0.3.8');\n", 'config.php': '' })).config,
    undefined,
  );
});

test('storage beside the shop is not taken for storage inside it', () => {
  const storage = (DIR_STORAGE: string) =>
    opencart.readFiles(
      readOf({ 'config.php': defines({ DB_DATABASE: 'n', DIR_IMAGE: '/srv/shop/image/', DIR_STORAGE }) }),
    ).config?.flags['storage'];

  assert.equal(storage('/srv/shop/system/storage/'), 'inside');
  assert.equal(storage('/srv/shop/../storage/'), 'outside');
  assert.equal(storage('/srv/shop-storage/'), 'outside');
});
