import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, readOf, webWeight } from '../../../test/stores/read-of.ts';
import { ENOUGH } from '../weigh.ts';
import prestashop, { cookieName } from './prestashop.ts';

test('PrestaShop and thirty bees are known by cookies, headers and pages', () => {
  assert.ok(webWeight(prestashop, { cookies: [`PrestaShop-${'0a'.repeat(16)}`] }) >= 0.9);
  assert.ok(webWeight(prestashop, { headers: { 'powered-by': 'PrestaShop' } }) >= 0.9);
  assert.ok(webWeight(prestashop, { body: 'var prestashop = {"cart":{}}' }) >= 0.9);
  assert.ok(webWeight(prestashop, { body: '<meta name="generator" content="thirty bees" />' }) >= 0.9);
});

test('other pages are not taken for PrestaShop', () => {
  for (const body of ['', '<p>Modules for PrestaShop</p>', '/modules/contact/', 'index.php?route=common/home']) {
    assert.ok(webWeight(prestashop, { body }) < ENOUGH, body);
  }
});

test('the name of the cookie holds the version as a hash', () => {
  assert.match(cookieName('8.1.2', 'ps-s1', 'shop.example'), /^PrestaShop-[0-9a-f]{32}$/);
  assert.notEqual(cookieName('8.1.2', 'ps-s1', 'shop.example'), cookieName('8.1.3', 'ps-s1', 'shop.example'));
});

test('pages that name no version tell none', () => {
  assert.equal(prestashop.readVersionFromPages([pageOf('', 'PrestaShop 1.6.1.4 modules for sale')]), undefined);
});

test('the first releases of 1.7 keep their settings in YAML', () => {
  const own = prestashop.readFiles(
    readOf({
      'app/config/parameters.yml':
        "parameters:\n    database_host: 127.0.0.1\n    database_port: 3307\n    database_name: 'shop'\n    database_user: u\n    database_password: ~\n    database_prefix: ps_\n    cookie_key: made-up\n",
    }),
  ).config;

  assert.deepEqual(own?.databases, [
    { driver: 'mysql', host: '127.0.0.1', port: 3307, user: 'u', password: '', name: 'shop' },
  ]);
  assert.equal(own?.prefix, 'ps_');
  assert.equal(own?.passwordKey, 'made-up');
});

test('the version of the code counts before the one in the settings', () => {
  const { versions } = prestashop.readFiles(
    readOf({
      'app/AppKernel.php': "<?php\nclass AppKernel extends Kernel { const VERSION = '1.7.6.8'; }\n",
      'config/settings.inc.php': "<?php\ndefine('_PS_VERSION_', '1.6.1.24');\n",
    }),
  );

  assert.deepEqual(
    versions.map(({ version }) => version),
    ['1.7.6.8', '1.6.1.24'],
  );
});

test('developer mode is read where it is written, and the custom file counts first', () => {
  const settings = "<?php\ndefine('_DB_NAME_', 'n');\n";
  const mode = (value: boolean) => `<?php\ndefine('_PS_MODE_DEV_', ${value});\n`;
  const debug = (files: Record<string, string>) =>
    prestashop.readFiles(readOf({ 'config/settings.inc.php': settings, ...files })).config?.debug;

  assert.equal(debug({ 'config/defines.inc.php': mode(true) }), true);
  assert.equal(debug({ 'config/defines.inc.php': mode(true), 'config/defines_custom.inc.php': mode(false) }), false);
  assert.equal(debug({}), false);
});

test('before the first sign-in the installer tells the version', () => {
  const told = (name: string) =>
    prestashop.readFiles(readOf({ 'install-dev/install_version.php': `<?php\ndefine('${name}', '1.6.1.24');\n` }));

  assert.deepEqual(
    told('_PS_INSTALL_VERSION_').versions.map(({ version, certainty }) => [version, certainty]),
    [['1.6.1.24', 'firm']],
  );
  assert.equal(told('_TB_INSTALL_VERSION_').edition, 'thirtybees');
});
