import { createHash } from 'node:crypto';
import type { Engine } from '../engine.ts';
import { apiKeys, admins, logins } from './people.ts';
import { content, sensitive } from './columns.ts';
import { databaseExtensions, payments, versions } from './installed.ts';
import { places } from './places.ts';
import { readExtensions, readFiles, reads } from './read.ts';
import { settings } from './settings.ts';

/** PrestaShop 1.4 to 9; thirty bees, its fork of 1.6, is the edition `thirtybees`. */
export default {
  id: 'prestashop',
  name: 'PrestaShop',
  kind: 'self-hosted',
  marks: {
    web: [
      { in: 'cookie', pattern: /^PrestaShop-[0-9a-f]{32}$/, weight: 0.97 },
      { in: 'header', header: 'powered-by', pattern: /^PrestaShop/i, weight: 0.95 },
      { in: 'body', pattern: /<meta name="generator" content="(?:PrestaShop|thirty bees)/i, weight: 0.95 },
      { in: 'body', pattern: /var prestashop = \{/, weight: 0.9 },
      { in: 'body', pattern: /index\.php\?controller=(?:authentication|order|cart|contact|my-account)/, weight: 0.5 },
      { in: 'body', pattern: /\/modules\/(?:ps_|block)[a-z_]{2,40}\//, weight: 0.6 },
      { in: 'body', pattern: /var (?:static_token|baseDir) ?= ?'/, weight: 0.5 },
    ],
    files: [
      { path: 'config/settings.inc.php', holds: /_COOKIE_KEY_|_PS_VERSION_/, weight: 0.95 },
      { path: 'config/defines.inc.php', holds: /_PS_MODE_DEV_|_PS_ROOT_DIR_/, weight: 0.9 },
      { path: 'app/config/parameters.php', holds: /database_prefix/, weight: 0.6 },
      { path: 'app/AppKernel.php', holds: /PrestaShop/, weight: 0.6 },
      { path: 'classes/PrestaShopAutoload.php', weight: 0.8 },
      { path: 'classes/controller/FrontController.php', weight: 0.3 },
      { path: 'config/xml', weight: 0.2 },
    ],
  },
  reads,
  readFiles,
  readExtensions,
  readVersionFromPages(pages) {
    for (const page of pages) {
      const told = /PrestaShop[™ ]{1,3}(\d\.\d{1,2}(?:\.\d{1,2}){1,2})/.exec(page.body);
      if (told?.[1] && page.path !== '') return { version: told[1], place: page.path, certainty: 'firm' };
    }
    return undefined;
  },
  versionPaths: ['docs/CHANGELOG.txt'],
  places,
  database: {
    proof: ['employee', 'shop_url', 'configuration_lang', 'order_payment', 'hook_module'],
    versions,
    admins,
    logins,
    apiKeys,
    customerHashes: { table: 'customer', column: 'passwd', changed: 'last_passwd_gen' },
    settings,
    payments,
    extensions: databaseExtensions,
    content,
    sensitive,
  },
  knowledge: {
    default: { releases: 'prestashop', eol: 'prestashop' },
    thirtybees: { releases: 'thirtybees', eol: 'thirtybees' },
  },
} satisfies Engine;

/**
 * The name that PrestaShop 1.6.0.11 and later gives its cookie: the version is in the hash, so that each release can be
 * tried. `name` is `ps-s1` for the first shop; `domain` the host, or empty where it is an address or has no dot.
 */
export function cookieName(version: string, name: string, domain: string): string {
  return `PrestaShop-${createHash('md5').update(`${version}${name}${domain}`).digest('hex')}`;
}
