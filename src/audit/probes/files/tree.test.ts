import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baselineOf } from '../../../../test/files/baseline-of.ts';
import { made } from '../../../../test/files/made-up-files.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Files, Knowledge } from '../../../core/hands.ts';
import type { Tools } from '../../../core/tools.ts';
import { layoutOf } from '../../../integrity/layouts.ts';
import type { SeenEngine } from '../../facts/engine.ts';
import tree from './tree.ts';

const knowledge: Knowledge = { date: '2026-11-23', part: async () => undefined, lines: async () => undefined };
const quiet = () => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};
const engine = (id: string): SeenEngine => ({ id, certainty: 'certain', versions: [], root: '' });

function look(contents: Readonly<Record<string, string>>, id?: string, change: Partial<Files> = {}) {
  return tree.gather(
    { files: { ...made(contents), ...change }, knowledge },
    { inFiles: id === undefined ? null : engine(id) },
    tools,
  );
}

// Put together here, so that other scanners do not take this file for one.
const open = ['<', '?php'].join('');
const run = `${open} ${['sys', 'tem'].join('')}($_GET['c']);`;
const key = (label: string) =>
  `-----BEGIN ${label}${['PRIV', 'ATE'].join('')} KEY-----\nMIIEpAIBAAKCAQEA${'x'.repeat(60)}\n`;
const people = Array.from({ length: 25 }, (_, index) => `person${index}@mail${index % 5}.net`);
const dump = `-- MySQL dump 10.13  Distrib 8.0\nCREATE TABLE a (b int);\nINSERT INTO \`wp_users\` VALUES ${people.map((one) => `('${one}')`).join()};\n`;

const found: readonly (readonly [fact: string, path: string, content: string, kind: string])[] = [
  ['dumps', 'backup.sql', dump, 'dump'],
  ['dumps', 'db.sqlite', `SQLite format 3\0${'x'.repeat(100)}`, 'database-file'],
  ['configCopies', 'wp-config.php.bak', `${open}\ndefine('DB_PASSWORD', 'Tr0ub4dor');`, 'config-copy'],
  ['configCopies', '.wp-config.php.swp', `b0VIM define('DB_PASSWORD', 'Tr0ub4dor');`, 'config-copy'],
  ['configCopies', 'app/etc/env.php.2024-01-02', `'password' => 'Tr0ub4dor',`, 'config-copy'],
  ['configCopies', '.env.old', 'DB_PASSWORD=Tr0ub4dor\n', 'config-copy'],
  ['tools', 'info.php', `${open} phpinfo(); ?>`, 'phpinfo'],
  [
    'tools',
    'x/adminer-4.8.php',
    `${open}\n/** Adminer - Compact database management\n* @link https://www.adminer.org/\n`,
    'adminer',
  ],
  ['tools', 'pma/config.sample.inc.php', `${open}\n/* phpMyAdmin sample configuration */`, 'phpmyadmin'],
  ['tools', 'lib/timthumb.php', `${open} // TimThumb\ndefine ('VERSION', '2.8.10');`, 'timthumb'],
  ['logs', 'wp-content/debug.log', '[23-Nov-2026 10:00:00 UTC] PHP Warning:  foo\n', 'log'],
  ['versionControl', '.git/HEAD', 'ref: refs/heads/main\n', 'git'],
  ['uploadedCode', 'wp-content/uploads/2026/a.php', run, 'code'],
  ['uploadedCode', 'wp-content/uploads/a.php.jpg', run, 'double-name'],
  ['uploadedCode', 'wp-content/uploads/b.phtml', `${open} header('X: 1'); ?>\n// ${open} eval($x); ?>`, 'code'],
  ['imagesWithCode', 'wp-content/uploads/p.png', `\u0089PNG\r\n${'x'.repeat(900_000)}${run}`, 'polyglot'],
  ['imagesWithCode', 'favicon_1.ico', run, 'code'],
  ['imagesWithCode', 'i.gif', `GIF89a${['<', '?='].join('')} $_POST['a'] ?>`, 'polyglot'],
  ['handlers', 'wp-content/uploads/.htaccess', 'AddType application/x-httpd-php .jpg', 'harmless-files'],
  [
    'handlers',
    'img/.htaccess',
    '<FilesMatch "\\.(png|txt)$">\nSetHandler application/x-httpd-php\n</FilesMatch>',
    'harmless-files',
  ],
  ['handlers', 'a/.htaccess', 'AddHandler cgi-script .abc', 'other-programs'],
  [
    'handlers',
    '.htaccess',
    'RewriteEngine On\nRewriteCond %{HTTP_REFERER} .*google.* [NC]\nRewriteRule ^.*$ http://else.example/x [R,L]',
    'stolen-visitors',
  ],
  ['handlers', 'b/.htaccess', `Options -Indexes\n# <${''}?php echo 1;`, 'code'],
  ['handlers', 'a/.htaccess', 'SetHandler application/x-httpd-php', 'all-files'],
  ['handlers', '.user.ini', 'auto_prepend_file = /tmp/.x.php', 'prepended'],
  [
    'handlers',
    'web.config',
    '<add name="x" path="*.jpg" verb="*" scriptProcessor="C:\\php\\php-cgi.exe" />',
    'harmless-files',
  ],
  ['phpSettings', '.user.ini', '; note\ndisplay_errors = On\n', 'errors-shown'],
  ['phpSettings', '.htaccess', 'php_flag allow_url_include on', 'remote-code'],
  ['storeCopies', 'old/wp-config.php', `${open}\ndefine('DB_PASSWORD', 'Tr0ub4dor');`, 'installation'],
  ['secretFiles', '.env', 'APP_ENV=prod\nDB_PASSWORD="Tr0ub4dor"\n', 'environment'],
  ['secretFiles', 'id_rsa', key('RSA '), 'private-key'],
  [
    'secretFiles',
    'auth.json',
    '{"http-basic":{"repo.example":{"username":"u","password":"0123456789abcdef0123"}}}',
    'composer-login',
  ],
  ['sessions', 'tmp/sess_0123456789abcdef0123', 'user|a:1:{s:2:"id";i:1;}', 'session'],
  ['deployment', 'docker-compose.yml', 'version: 3', 'container'],
  ['keysInFiles', 'js/pay.js', `var k="${['sk', 'live', 'a'.repeat(30)].join('_')}"`, 'Stripe'],
  ['keysInFiles', 'conf.txt', key(''), 'private key'],
  ['customerExports', 'export.csv', `name;e-mail\n${people.map((one) => `x;${one}`).join('\n')}`, 'people'],
  ['backups', 'site.tar', tarOf('shop/wp-config.php'), 'store'],
  ['backups', 'db.tar', tarOf('dump.sql'), 'dump'],
];

for (const [fact, path, content, kind] of found) {
  test(`${fact}: ${path} is ${kind}`, async () => {
    const told = (await look({ 'index.php': open, [path]: content }, 'woocommerce')) as unknown as Record<
      string,
      { seen: { path: string; kind: string }[] }
    >;

    assert.deepEqual(
      told[fact]?.seen.map((one) => [one.path, one.kind]),
      [[path.replace(/sess_.*$/, 'sess_***'), kind]],
    );
  });
}

const clean: readonly (readonly [path: string, content: string])[] = [
  ['media/.htaccess', 'Options -Indexes -ExecCGI\nAddHandler cgi-script .php .pl .py .jsp .asp .htm .shtml .sh .cgi'],
  ['.htaccess', 'RewriteCond %{HTTP_REFERER} google\nRewriteRule ^a$ /b [R]\nRewriteRule ^ https://%{HTTP_HOST}/ [R]'],
  ['install/schema.sql', '-- MySQL dump 10\nCREATE TABLE `oc_customer` (a int);\nINSERT INTO `oc_setting` VALUES (1);'],
  [
    'sql/demo.sql',
    "INSERT INTO `ps_customer` VALUES ('a@example.com'),('b@test.org'),('c@domain.com'),('d@example.net');",
  ],
  [
    'install/sample_data.sql',
    "INSERT INTO `ac_customers` VALUES ('ann@makers.com'),('bob@makers.com'),('cy@makers.com'),('di@makers.com');",
  ],
  ['modules/x/sql/install.sql', 'CREATE TABLE x (a int);\nINSERT INTO x VALUES (1);'],
  ['wp-config-sample.php', `${open} define('DB_PASSWORD', 'password_here');`],
  ['.env.example', 'DB_PASSWORD=Tr0ub4dor'],
  ['.env', 'APP_ENV=prod\nDB_PASSWORD=\nAPP_SECRET=ThisIsChange_me'.replace('ThisIsChange_me', 'your_secret')],
  ['wp-config.php.bak', `${open} define('DB_PASSWORD', 'password_here');`],
  ['wp-content/uploads/index.php', `${open}\n// Silence is golden.\n`],
  [
    'wp-content/uploads/a/index.php',
    `${open}\n/* x */\nheader("Expires: Mon, 26 Jul 1997 05:00:00 GMT");\nheader("Last-Modified: ".gmdate("D, d M Y H:i:s")." GMT");\nheader("Location: ../");\nexit;\n`,
  ],
  ['wp-content/uploads/b/index.php', `${open} if ( ! defined( 'ABSPATH' ) ) { exit; } // Exit if accessed directly`],
  ['wp-content/uploads/log.php', `${open} exit(0); ?>\n{"a": "<b>"}`],
  ['wp-content/uploads/photo.jpg', `\u00ff\u00d8\u00ff${'<?xpacket begin="x"?> <?=\u0001\u0002'.repeat(20)}`],
  [
    'wp-content/uploads/.htaccess',
    'php_flag engine off\nAddType text/plain .php .phtml\nRemoveHandler .php\n<Files *.php>\nSetHandler none\n</Files>',
  ],
  [
    '.htaccess',
    '# php -- BEGIN cPanel-generated handler\nAddHandler application/x-httpd-ea-php81___lsphp .php .php8 .phtml\n<FilesMatch "\\.php$">\nSetHandler "proxy:unix:/run/php/php8.3-fpm.sock|fcgi://localhost"\n</FilesMatch>\nphp_flag display_errors off',
  ],
  ['lib/controller.php', `${open} class Info { function phpinfo() { return 1; } }`],
  ['changelog.log', 'nothing of the kind'],
  ['vendor/x/tests/key.pem', key('RSA ')],
  ['cert.pem', '-----BEGIN CERTIFICATE-----\nMIIB\n'],
  ['js/pay.js', `var k="${['pk', 'live', 'a'.repeat(30)].join('_')}", t="${['sk', 'test', 'a'.repeat(30)].join('_')}"`],
  ['csv/import.csv', `name;e-mail\n${Array.from({ length: 40 }, (_, index) => `x;p${index}@example.com`).join('\n')}`],
  ['theme.tar', tarOf('theme/index.php')],
  [
    'backroom/includes/configure.php',
    `${open}\ndefine('DIR_FS_ADMIN', '/srv/backroom/');\ndefine('DB_SERVER_PASSWORD', 'Tr0ub4dor');`,
  ],
  ['timthumb.php', `${open} // TimThumb\ndefine ('VERSION', '2.8.14');`],
  ['session_handler.php', open],
];

for (const [path, content] of clean) {
  test(`nothing is said of ${path}: ${content.slice(0, 40).replace(/\s+/g, ' ')}`, async () => {
    const told = await look({ 'index.php': open, [path]: content }, 'woocommerce');

    const seen = Object.entries(told).filter(
      ([, value]) => !(value instanceof Unknown) && 'seen' in value && value.seen.length > 0,
    );
    assert.deepEqual(seen, []);
  });
}

test('the place says who may reach it: served, denied by Apache, outside of the web root', async () => {
  const told = await look(
    {
      'pub/index.php': open,
      'var/a.sql': dump,
      'pub/b.sql': dump,
      'pub/shut/c.sql': dump,
      'pub/shut/.htaccess': 'Require all denied',
      'pub/.htaccess': '<FilesMatch "\\.(log|bak)$">\nDeny from all\n</FilesMatch>',
      'pub/d.log': '2026-11-23 10:00:00 x',
    },
    'magento2',
  );

  assert.ok(!(told.dumps instanceof Unknown) && !(told.logs instanceof Unknown));
  assert.deepEqual(
    told.dumps.seen.map(({ path, zone }) => [path, zone]),
    [
      ['pub/b.sql', 'served'],
      ['pub/shut/c.sql', 'denied'],
      ['var/a.sql', 'outside'],
    ],
  );
  assert.deepEqual(
    told.logs.seen.map(({ zone }) => zone),
    ['denied'],
  );
});

test('no password, key or address of a customer enters a fact', async () => {
  const told = await look(Object.fromEntries(found.map(([, path, content]) => [path, content])), 'woocommerce');

  const text = JSON.stringify(told);
  for (const secret of ['Tr0ub4dor', 'aaaaaaaaaa', 'person1', '0123456789abcdef0123', 'MIIE'])
    assert.ok(!text.includes(secret), secret);
});

test('a thousand hits are kept to a hundred and counted', async () => {
  const told = await look(Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`a${index}.gif`, run])));

  assert.ok(!(told.imagesWithCode instanceof Unknown));
  assert.equal(told.imagesWithCode.seen.length, 100);
  assert.equal(told.imagesWithCode.more, 900);
});

test('settings files made to take for ever are read in no time', async () => {
  const began = performance.now();
  await look(
    {
      '.htaccess': `<FilesMatch "${'(a+)+'.repeat(5_000)}$">\n${'<'.repeat(60_000)}\nAddType ${' '.repeat(60_000)}x`,
      'wp-content/uploads/a.php': `${open}${' header('.repeat(40_000)}`,
      'wp-content/uploads/b.php': `${open}/*${'*'.repeat(200_000)}`,
      'wp-content/uploads/c.php': `${open} header('${'a'.repeat(250_000)}`,
      'x.sql': `INSERT INTO ${'a'.repeat(200_000)}${'@a.'.repeat(20_000)}`,
      'y.csv': `e-mail,\n${'a@a.'.repeat(15_000)}`,
      'info.php': `${open}${'/*'.repeat(1_500)}phpinfo(`,
      id_rsa: '-----BEGIN '.repeat(3_000),
    },
    'woocommerce',
  );

  assert.ok(performance.now() - began < 3_000, `${performance.now() - began} ms`);
});

test('rights are told of a live store only', async () => {
  assert.ok((await look({ 'index.php': open }, undefined, { live: false })).permissions instanceof Unknown);
  const { permissions } = await look(
    { 'wp-config.php': `${open} define('DB_PASSWORD', 'Tr0ub4dor');`, '.env': 'APP_ENV=prod' },
    'woocommerce',
    { live: true },
  );

  assert.ok(!(permissions instanceof Unknown));
  assert.deepEqual(permissions.secrets, [{ path: 'wp-config.php', mode: '0644', change: false }]);
});

/** A tar archive with one empty file (POSIX.1-1988, ustar). */
function tarOf(name: string): string {
  return `${name.padEnd(100, '\0')}${'0000644\0'.repeat(3)}00000000000\0${''.padEnd(21, '\0')}${''.padEnd(100, '\0')}ustar\0${'00'.padEnd(249, '\0')}`;
}

const wordpress = layoutOf('woocommerce')?.parts[0];
assert.ok(wordpress);
const release = {
  'wp-includes/version.php': `${open}\n$wp_version = '6.1.9';\n`,
  'wp-includes/load.php': `${open}\nload();\n`,
  'wp-admin/admin.php': `${open}\nadmin();\n`,
};
const pack = baselineOf(wordpress, { '6.1.9': release });
async function compare(contents: Readonly<Record<string, string>>, id?: string, change: Partial<Files> = {}) {
  const { integrity } = await tree.gather(
    { files: { ...made(contents), ...change }, knowledge: { ...knowledge, baselines: async () => [pack] } },
    { inFiles: id === undefined ? null : engine(id) },
    tools,
  );
  return integrity;
}

test('files are compared with the official release in the same walk, lines without secrets', async () => {
  const secret = `$password = '${['Tr0ub', '4dor'].join('')}';`;
  const told = await compare(
    { ...release, 'wp-includes/load.php': `${open}\nload();\n${secret}\n`, 'wp-admin/x.php': run },
    'woocommerce',
  );

  assert.ok(!(told instanceof Unknown));
  const comparison = told[0]?.comparison;
  assert.equal(comparison?.release, '6.1.9');
  assert.deepEqual(
    comparison?.changed.seen.map(({ path, lines }) => [path, lines.map(({ line }) => line)]),
    [['wp-includes/load.php', [3]]],
  );
  assert.deepEqual(comparison?.foreign.seen, [{ path: 'wp-admin/x.php', official: false }]);
  assert.ok(!JSON.stringify(told).includes('Tr0ub'));
});

test('an untouched store is as released', async () => {
  const told = await compare({ ...release, 'wp-content/plugins/x/x.php': run }, 'woocommerce');

  assert.ok(!(told instanceof Unknown));
  assert.deepEqual([told[0]?.comparison?.official, told[0]?.comparison?.changed.seen], [3, []]);
});

test('what there is nothing to compare with, or too much to fetch, is not known', async () => {
  assert.ok((await compare(release)) instanceof Unknown);
  assert.ok((await compare(release, 'sylius')) instanceof Unknown);
  assert.ok((await compare(release, 'woocommerce', { kind: 'sftp' })) instanceof Unknown);
});
