import type { HiddenPlace, Places } from '../engine.ts';

const listing = /<title>Index of [^<]{0,200}<\/title>|<h1>Index of /i;
const log = /^\d{4}-\d\d-\d\d \d{1,2}:\d\d:\d\d - /m;

function configCopies(): readonly HiddenPlace[] {
  return ['.bak', '.old', '.save', '.orig', '.txt', '~', '.swp'].flatMap((ending) =>
    ['config.php', 'admin/config.php'].map((path) => ({
      path: `${path}${ending}`,
      because: 'It is a copy of the configuration, with the password of the database.',
      holds: /define\(\s{0,5}['"]DB_(?:PASSWORD|DATABASE|USERNAME)['"]/,
      check: 'exposed-config-copy' as const,
    })),
  );
}

/** Where things lie in an OpenCart, and what must not be served. */
export const places: Places = {
  admin: ['admin', 'administrator', 'backend', 'manage', 'cp'],
  adminMark: /route=common\/login|name="username"[\s\S]{0,3000}OpenCart/,
  checkout: [
    'index.php?route=checkout/checkout',
    'index.php?route=checkout/cart',
    'checkout',
    'index.php?route=checkout/simplecheckout',
  ],
  uploads: ['image', 'system/storage/upload', 'system/storage/download', 'download'],
  generated: [
    'system/storage/cache',
    'system/storage/modification',
    'system/storage/session',
    'system/storage/logs',
    'system/cache',
    'system/logs',
    'vqmod/vqcache',
    'image/cache',
  ],
  hidden: [
    ...configCopies(),
    {
      path: 'install/',
      because: 'Whoever opens it can install the shop anew, over what is there.',
      holds: /OpenCart[\s\S]{0,3000}(?:Installation|License agreement|Pre-?Install)|route=install\/step/i,
      check: 'leftover-installer',
    },
    {
      path: 'install/opencart.sql',
      because: 'The installer still lies there.',
      holds: /CREATE TABLE `oc_|DROP TABLE IF EXISTS `oc_/,
      check: 'leftover-installer',
    },
    {
      path: 'system/storage/logs/error.log',
      because: 'It tells paths, errors and what payment services answered.',
      holds: log,
      check: 'exposed-log',
    },
    {
      path: 'system/logs/error.txt',
      because: 'It tells paths, errors and what payment services answered.',
      holds: log,
      check: 'exposed-log',
    },
    { path: 'vqmod/logs/', because: 'It lists logs with paths and code.', holds: listing, check: 'directory-listing' },
    {
      path: 'system/',
      because: 'It lists the code and what lies beside it.',
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'system/storage/backup/',
      because: 'It lists whole copies of the database.',
      holds: listing,
      check: 'directory-listing',
    },
    { path: 'system/storage/logs/', because: 'It lists the logs.', holds: listing, check: 'directory-listing' },
    {
      path: 'download/',
      because: 'It lists the files that customers pay for.',
      holds: listing,
      check: 'directory-listing',
    },
    { path: 'image/', because: 'It lists all that was ever uploaded.', holds: listing, check: 'directory-listing' },
    {
      path: 'system/storage/vendor/composer/installed.json',
      because: 'It tells every library and its version.',
      holds: /"name":\s{0,5}"[a-z0-9_.-]{1,60}\//,
      check: 'exposed-dependency-file',
    },
  ],
  leftovers: ['install'],
  secrets: ['config.php', 'admin/config.php'],
};
