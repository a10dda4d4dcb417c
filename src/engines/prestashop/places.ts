import type { HiddenPlace, Places } from '../engine.ts';

const listing = /<title>Index of [^<]{0,200}<\/title>|<h1>Index of /i;

function configCopies(): readonly HiddenPlace[] {
  return ['.bak', '.old', '.save', '.orig', '.txt', '~'].flatMap((ending) => [
    {
      path: `config/settings.inc.php${ending}`,
      because: 'It is a copy of the configuration, with the password of the database and the key of all passwords.',
      holds: /_DB_PASSWD_|_COOKIE_KEY_/,
      check: 'exposed-config-copy' as const,
    },
    {
      path: `app/config/parameters.php${ending}`,
      because: 'It is a copy of the configuration, with the password of the database and the keys of cookies.',
      holds: /['"]?(?:database_password|cookie_key)['"]?\s{0,5}(?:=>|:)/,
      check: 'exposed-config-copy' as const,
    },
  ]);
}

/** Where things lie in a PrestaShop, and what must not be served. */
export const places: Places = {
  admin: ['admin', 'administration', 'backoffice', 'admin-dev', 'adminps', 'admin123', 'admin1'],
  adminMark: /AdminLogin|id="login_form"|\(PrestaShop™\)|name="submitLogin"/,
  checkout: [
    'order',
    'index.php?controller=order',
    'order-opc',
    'index.php?controller=order-opc',
    'commande',
    'bestellung',
    'pedido',
    'cart?action=show',
  ],
  uploads: ['img', 'upload', 'download'],
  generated: ['cache', 'var/cache', 'var/logs', 'log', 'themes/core'],
  hidden: [
    ...configCopies(),
    {
      path: 'app/config/parameters.yml',
      because: 'It holds the password of the database and the keys of cookies.',
      holds: /^\s{0,10}(?:database_password|cookie_key):/m,
      check: 'exposed-config-copy',
    },
    {
      path: 'install/',
      because: 'Whoever opens it can install the shop anew, over what is there.',
      holds: /PrestaShop[\s\S]{0,2000}(?:Installation|install)|name="prestashop_install/i,
      check: 'leftover-installer',
    },
    {
      path: 'install-dev/',
      because: 'Whoever opens it can install the shop anew, over what is there.',
      holds: /PrestaShop[\s\S]{0,2000}(?:Installation|install)/i,
      check: 'leftover-installer',
    },
    {
      path: 'composer.lock',
      because: 'It tells every library and its version.',
      holds: /"packages":\s{0,5}\[/,
      check: 'exposed-dependency-file',
    },
    {
      path: 'vendor/composer/installed.json',
      because: 'It tells every library and its version.',
      holds: /"name":\s{0,5}"[a-z0-9_.-]{1,60}\//,
      check: 'exposed-dependency-file',
    },
    {
      path: 'docs/CHANGELOG.txt',
      because: 'It tells which version this is.',
      holds: /PrestaShop|v?\d\.\d\.\d\.\d/,
      check: 'version-disclosed',
    },
    {
      path: 'var/logs/prod.log',
      because: 'It tells paths, errors and what customers did.',
      holds: /\[\d{4}-\d\d-\d\d[T ][\d:.+]{8,30}\] \w{1,30}\.[A-Z]{4,9}:/,
      check: 'exposed-log',
    },
    {
      path: 'var/logs/dev.log',
      because: 'It tells paths, errors and what customers did.',
      holds: /\[\d{4}-\d\d-\d\d[T ][\d:.+]{8,30}\] \w{1,30}\.[A-Z]{4,9}:/,
      check: 'exposed-log',
    },
    { path: 'var/logs/', because: 'It lists the logs of the shop.', holds: listing, check: 'directory-listing' },
    { path: 'log/', because: 'It lists the logs of the shop.', holds: listing, check: 'directory-listing' },
    { path: 'upload/', because: 'It lists what customers sent in.', holds: listing, check: 'directory-listing' },
    {
      path: 'download/',
      because: 'It lists the files that customers pay for.',
      holds: listing,
      check: 'directory-listing',
    },
  ],
  leftovers: ['install', 'install-dev', 'install_old'],
  secrets: [
    'config/settings.inc.php',
    'app/config/parameters.php',
    'app/config/parameters.yml',
    'config/db_slave_server.inc.php',
    '.env',
  ],
};
