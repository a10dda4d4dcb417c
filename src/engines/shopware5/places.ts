import type { Places } from '../engine.ts';
import { configCopies, listing, logLine } from '../hidden.ts';

const configText = /'dbname'\s{0,5}=>|'password'\s{0,5}=>/;
const leaks = 'It holds the password of the database.';

/** Where things lie in a Shopware 5, and what must not be served. */
export const places: Places = {
  admin: ['backend'],
  adminMark: /Shopware[\s\S]{0,2000}(?:ExtJS|Ext\.Loader|backend\/base)|Ext\.define\('Shopware/,
  checkout: ['checkout/confirm', 'checkout/shippingPayment', 'checkout/cart', 'register'],
  uploads: ['media', 'files'],
  generated: ['var/cache', 'web/cache', 'cache', 'media/temp', 'engine/Shopware/Proxies'],
  hidden: [
    ...configCopies('config.php', configText, leaks),
    {
      path: '.env',
      because: leaks,
      holds: /^(?:export )?(?:DATABASE_URL|DB_PASSWORD)=/m,
      check: 'exposed-env-file',
    },
    {
      path: 'recovery/install/index.php',
      because: 'The installer belongs on no public address.',
      holds: /Shopware[\s\S]{0,400}(?:Installer|Installation)/i,
      check: 'leftover-installer',
    },
    {
      path: 'recovery/update/index.php',
      because: 'The updater belongs on no public address.',
      holds: /Shopware[\s\S]{0,400}(?:Updater|Update)/i,
      check: 'leftover-installer',
    },
    listing('var/log', 'It offers every log to whoever asks.'),
    listing('logs', 'It offers every log to whoever asks.'),
    listing('files/documents', 'Invoices lie there.'),
    {
      path: 'var/log/core_production.log',
      because: 'It tells paths, errors and often customers’ data.',
      holds: logLine,
      check: 'exposed-log',
    },
    {
      path: 'UPGRADE-5.7.md',
      because: 'It tells the line of Shopware.',
      holds: /^# CHANGELOG for Shopware 5/m,
      check: 'version-disclosed',
    },
  ],
  leftovers: ['recovery/install'],
  secrets: ['config.php', '.env', '.env.local', 'auth.json'],
};
