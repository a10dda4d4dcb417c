import type { HiddenPlace, Places } from '../engine.ts';
import { configCopies, listing, logLine } from '../hidden.ts';

const envText = /'crypt'\s{0,5}=>|'MAGE_MODE'\s{0,5}=>|'dbname'\s{0,5}=>/;
const leaksKeys = 'It holds the password of the database and the key under which payment settings are encrypted.';

function log(name: string): HiddenPlace {
  return {
    path: `var/log/${name}.log`,
    because: 'It tells paths, errors and often customers’ data.',
    holds: logLine,
    check: 'exposed-log',
  };
}

/** Where things lie in a Magento 2, and what must not be served. */
export const places: Places = {
  admin: ['admin', 'backend', 'admin_panel', 'index.php/admin'],
  adminMark: /name="login\[username\]"/,
  checkout: ['checkout/', 'checkout/cart/', 'onestepcheckout/'],
  uploads: ['pub/media', 'var/import', 'var/importexport', 'var/import_history'],
  generated: [
    'generated',
    'var/cache',
    'var/page_cache',
    'var/view_preprocessed',
    'var/di',
    'var/generation',
    'pub/static',
  ],
  hidden: [
    { path: 'app/etc/env.php', because: leaksKeys, holds: envText, check: 'exposed-config-copy' },
    ...configCopies('app/etc/env.php', envText, leaksKeys),
    {
      path: 'auth.json',
      because: 'It holds the keys with which the shop fetches its paid packages.',
      holds: /"(?:http-basic|github-oauth|bearer)"\s{0,5}:/,
      check: 'exposed-secret-file',
    },
    ...['system', 'debug', 'exception', 'payment'].map(log),
    listing('var/log', 'It offers every log to whoever asks.'),
    listing('var/report', 'Error reports tell paths and what customers sent.'),
    listing('var/export', 'Exports hold customers and orders.'),
    listing('var/backups', 'Backups hold the whole store.'),
    listing('vendor', 'The whole code of the store lies open, which says that the wrong folder is served.'),
    {
      path: 'setup/',
      because: 'The set-up wizard belongs on no public address.',
      holds: /ng-app="magentoSetup"|Magento Setup(?: Wizard| Tool)|Web Setup Wizard/,
      check: 'leftover-installer',
    },
    {
      path: '.magento.app.yaml',
      because: 'It tells how the store is built and started.',
      holds: /^(?:mounts|relationships|hooks):/m,
      check: 'exposed-deployment-file',
    },
    {
      path: 'magento_version',
      because: 'It tells the line of Magento.',
      holds: /^\s{0,20}(?:Magento|Mage-OS)\/\d/,
      check: 'version-disclosed',
    },
  ],
  leftovers: [],
  secrets: ['app/etc/env.php', 'auth.json', 'var/composer_home/auth.json', '.env'],
  webRoot: 'pub',
};
