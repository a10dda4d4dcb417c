import type { Places } from '../engine.ts';
import { listing, logLine } from '../hidden.ts';

/** Where things lie in a Shopware 6, and what must not be served. */
export const places: Places = {
  admin: ['admin'],
  adminMark: /bundles\/administration\/|Shopware Administration|id="app"[^>]{0,100}data-shopware/,
  checkout: ['checkout/confirm', 'checkout/register', 'checkout/cart'],
  uploads: ['public/media', 'public/thumbnail', 'files'],
  generated: ['var/cache', 'public/theme', 'public/bundles', 'public/sitemap', 'public/thumbnail'],
  hidden: [
    {
      path: '.env',
      because: 'It holds the password of the database and the secret that signs sessions.',
      holds: /^(?:export )?(?:APP_SECRET|DATABASE_URL)=/m,
      check: 'exposed-env-file',
    },
    {
      path: '.env.local',
      because: 'It holds the password of the database and the secret that signs sessions.',
      holds: /^(?:export )?(?:APP_SECRET|DATABASE_URL)=/m,
      check: 'exposed-env-file',
    },
    {
      path: 'config/jwt/private.pem',
      because: 'Whoever has this key can make his own pass to the admin interface.',
      holds: /^-----BEGIN (?:ENCRYPTED |RSA )?PRIVATE KEY-----/,
      check: 'exposed-secret-file',
    },
    {
      path: 'shopware-installer.phar.php',
      because: 'The installer belongs on no public address.',
      holds: /Shopware[\s\S]{0,400}(?:Installer|Web Installer|installation)/i,
      check: 'leftover-installer',
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
    {
      path: 'installer',
      because: 'The store is not set up: whoever opens this page first becomes its owner.',
      holds: /Shopware[\s\S]{0,400}(?:Installer|First Run)/i,
      check: 'leftover-installer',
    },
    {
      path: '_profiler/',
      because: 'The profiler shows every request with its headers, sessions and database queries.',
      holds: /Symfony Profiler|sf-profiler|class="sf-toolbar/,
      check: 'exposed-phpinfo',
    },
    {
      path: 'var/log/prod.log',
      because: 'It tells paths, errors and often customers’ data.',
      holds: logLine,
      check: 'exposed-log',
    },
    listing('var/log', 'It offers every log to whoever asks.'),
    listing('files', 'Invoices and exports lie there.'),
    listing('vendor', 'The whole code of the store lies open, which says that the wrong folder is served.'),
  ],
  leftovers: ['public/shopware-installer.phar.php', 'public/recovery'],
  secrets: ['.env', '.env.local', '.env.local.php', '.env.prod.local', 'config/jwt/private.pem', 'auth.json'],
  webRoot: 'public',
};
