import type { HiddenPlace, Places } from '../engine.ts';
import { configCopies, listing, logLine } from '../hidden.ts';

const localXml = /<config>[\s\S]{0,4000}<(?:dbname|crypt|connection)>/;
const leaksKeys = 'It holds the password of the database and the key under which card numbers are encrypted.';

function log(name: string): HiddenPlace {
  return {
    path: `var/log/${name}.log`,
    because: 'It tells paths, errors and often customers’ data.',
    holds: logLine,
    check: 'exposed-log',
  };
}

/** Where things lie in a Magento 1, OpenMage or Maho, and what must not be served. */
export const places: Places = {
  admin: ['admin', 'index.php/admin', 'backend'],
  adminMark: /name="login\[username\]"/,
  checkout: ['checkout/onepage/', 'onestepcheckout/', 'checkout/cart/'],
  uploads: ['media', 'public/media', 'var/import'],
  generated: [
    'var/cache',
    'var/full_page_cache',
    'media/css',
    'media/js',
    'media/css_secure',
    'media/catalog/product/cache',
    'includes/src',
  ],
  hidden: [
    { path: 'app/etc/local.xml', because: leaksKeys, holds: localXml, check: 'exposed-config-copy' },
    ...configCopies('app/etc/local.xml', localXml, leaksKeys),
    {
      path: 'downloader/',
      because: 'Magento Connect takes the same passwords as the admin area, and installs code.',
      holds: /Magento Connect Manager|magento-connect/i,
      check: 'leftover-installer',
    },
    {
      path: 'install.php',
      because: 'The installer belongs on no public address.',
      holds: /Magento Installation Wizard|OpenMage Installation|id="install-/,
      check: 'leftover-installer',
    },
    {
      path: 'magmi/web/magmi.php',
      because: 'Magmi writes products and files without asking who you are (CVE-2020-5777).',
      holds: /Magmi|MAGMI/,
      check: 'exposed-database-tool',
    },
    ...['system', 'exception'].map(log),
    listing('var', 'Exports, logs, sessions and backups lie there.'),
    listing('var/log', 'It offers every log to whoever asks.'),
    listing('var/report', 'Error reports tell paths and what customers sent.'),
    listing('var/export', 'Exports hold customers and orders.'),
    listing('var/backups', 'Backups hold the whole store.'),
    listing('var/session', 'The name of a session file is the key to somebody’s account.'),
    listing('shell', 'Tools of the command line belong on no public address.'),
    listing('dev/tests', 'Test code belongs on no public address.'),
    {
      path: 'errors/local.xml',
      because: 'It tells where error reports go.',
      holds: /<config>[\s\S]{0,1000}<(?:report|skin)>/,
      check: 'exposed-config-copy',
    },
    {
      path: 'RELEASE_NOTES.txt',
      because: 'It tells the release.',
      holds: /^==== ?\d+\.\d+/m,
      check: 'version-disclosed',
    },
  ],
  leftovers: ['downloader', 'install.php', 'magmi', 'install'],
  secrets: ['app/etc/local.xml', 'auth.json', '.env'],
};
