import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defines, serialise } from '../../../test/stores/made-shop.ts';
import { pageOf, readOf, webWeight } from '../../../test/stores/read-of.ts';
import { ENOUGH } from '../weigh.ts';
import { rightsOf } from './roles.ts';
import woocommerce from './woocommerce.ts';

const config = (values: Record<string, string | boolean>, more = '') =>
  woocommerce.readFiles(readOf({ 'wp-config.php': `${defines(values)}${more}` })).config;
const database = { DB_NAME: 'n', DB_USER: 'u', DB_PASSWORD: 'p', DB_HOST: 'h' };

test('WordPress is known by its pages, with and without a shop', () => {
  assert.ok(webWeight(woocommerce, { body: '<meta name="generator" content="WordPress 6.8.3" />' }) >= 0.9);
  assert.ok(
    webWeight(woocommerce, { headers: { link: '<https://a.example/wp-json/>; rel="https://api.w.org/"' } }) >= 0.9,
  );
  assert.ok(
    webWeight(woocommerce, { body: '<link href="/wp-content/themes/x/a.css"><script src="/wp-includes/js/a.js">' }) >=
      0.9,
  );
});

test('other pages are not taken for WordPress', () => {
  for (const body of [
    '',
    '<p>We moved from WordPress to something else.</p>',
    'var prestashop = {}',
    '/static/version1/frontend/',
  ]) {
    assert.ok(webWeight(woocommerce, { body }) < ENOUGH, body);
  }
});

test('the version is read from the pages, and left open where they disagree', () => {
  const feed = '<generator>https://wordpress.org/?v=6.8.3</generator>';
  const script = (version: string) => `<script src="/wp-includes/js/a.js?ver=${version}">`;

  assert.equal(woocommerce.readVersionFromPages([pageOf('', ''), pageOf('?feed=rss2', feed)])?.version, '6.8.3');
  assert.equal(woocommerce.readVersionFromPages([pageOf('', script('6.1.9').repeat(3))])?.version, '6.1.9');
  assert.equal(woocommerce.readVersionFromPages([pageOf('', script('6.1.9') + script('3.6.1'))]), undefined);
});

test('a shop is told from a plain WordPress by its pages', () => {
  assert.deepEqual(woocommerce.readEditionFromPages([pageOf('', '<body class="home woocommerce-no-js">')]), {
    editionName: 'WooCommerce',
  });
  assert.equal(woocommerce.readEditionFromPages([pageOf('', '<body class="home blog">')]).edition, 'wordpress');
});

test('every way of writing the database host is understood', () => {
  const hosts = ['h', 'h:3307', 'localhost:/run/db.sock'].map(
    (DB_HOST) => config({ ...database, DB_HOST })?.databases[0],
  );

  assert.deepEqual(
    hosts.map((login) => [login?.host, login?.port, login?.socket]),
    [
      ['h', undefined, undefined],
      ['h', 3307, undefined],
      ['localhost', undefined, '/run/db.sock'],
    ],
  );
});

test('values that only running the code would tell are left out', () => {
  const own = woocommerce.readFiles(
    readOf({
      'wp-config.php':
        "<?php\ndefine('DB_NAME', getenv('DB_NAME'));\ndefine('DB_USER', 'u');\n$table_prefix = getenv('PREFIX') ?: 'wp_';\n",
    }),
  ).config;

  assert.deepEqual(own?.databases, []);
});

test('what the configuration sets is told by names that hold no secret', () => {
  const plain = config(database)?.flags;
  const set = config({
    ...database,
    DISALLOW_FILE_MODS: true,
    WP_DEBUG: true,
    WP_DEBUG_LOG: true,
    WP_DEBUG_DISPLAY: false,
    AUTH_KEY: 'put your unique phrase here',
  });

  assert.equal(plain?.['fileEditor'], 'on');
  assert.equal(plain['coreUpdates'], 'on');
  assert.equal(plain['keysMissing'], 8);
  assert.equal(set?.flags['fileEditor'], 'off');
  assert.equal(set.flags['debugLog'], 'web-root');
  assert.equal(set.flags['keysPlaceholder'], 1);
  assert.equal(set.debug, false);
  assert.equal(config({ ...database, WP_DEBUG: true })?.debug, true);
});

test("Debian's own configuration is read without its database", () => {
  const own = woocommerce.readFiles(
    readOf({
      'wp-config.php':
        "<?php\nrequire_once($debian_file);\ndefine('DEBIAN_FILE', $debian_file);\nif (!defined('DB_NAME'))\n  define('DB_NAME', 'wordpress');\nif (!defined('DB_USER'))\n  define('DB_USER', 'wordpress');\n",
    }),
  ).config;

  assert.deepEqual(own?.databases, []);
  assert.equal(own?.flags['packaged'], 'debian');
});

test('rights come from roles, also from those of plugins, and hostile values give none', () => {
  const roles = [
    {
      option_name: 'wp_user_roles',
      option_value: serialise({ boss: { name: 'Boss', capabilities: { manage_options: true } } }),
    },
  ];
  const row = (user_id: number, value: string) => ({ user_id, meta_key: 'wp_capabilities', meta_value: value });
  const rights = rightsOf(
    [
      row(1, serialise({ boss: true })),
      row(2, serialise({ boss: false })),
      row(3, 'a:1:{s:99'),
      row(4, serialise({ shop_manager: true })),
    ],
    roles,
  );

  assert.equal(rights.get('1')?.full, true);
  assert.equal(rights.get('2')?.staff, false);
  assert.equal(rights.get('3')?.staff, false);
  assert.deepEqual([rights.get('4')?.staff, rights.get('4')?.full], [true, false]);
});
