import type { ContentColumn, Places, SensitiveColumn } from '../engine.ts';
import { columns, sharedContent, sharedSensitive } from '../osc-family.ts';

const listing = /<title>Index of [^<]{0,200}<\/title>|<h1>Index of /i;

export const content: readonly ContentColumn[] = [
  ...sharedContent,
  { table: 'newsletters', key: 'newsletters_id', column: 'content', holds: 'html' },
  { table: 'information', key: 'information_id', column: 'description', holds: 'html' },
];

export const sensitive: readonly SensitiveColumn[] = [
  ...sharedSensitive,
  ...columns('card', 'oscom_app_paypal_log', 'request response'),
  ...columns('personal', 'action_recorder', 'user_name identifier'),
  ...columns('password', 'administrators', 'user_password'),
  ...columns('password', 'admin', 'admin_password'),
  ...columns('secret', 'admin', 'token pin device_hash'),
  ...columns('secret', 'customers_info', 'password_reset_key'),
];

/** Where things lie in an osCommerce, and what must not be served. */
export const places: Places = {
  admin: ['admin', 'administrator', 'backend', 'osadmin', 'shopadmin'],
  adminMark:
    /osCommerce Online Merchant Administration|login\.php\?action=process|osCAdminID|CE Phoenix Cart[^<]{0,60}Administration/,
  checkout: [
    'checkout_payment.php',
    'checkout_shipping.php',
    'shopping_cart.php',
    'checkout',
    'index.php?route=checkout',
  ],
  uploads: ['images', 'download', 'pub'],
  generated: ['includes/work', 'cache', 'tmp', 'admin/images/graphs'],
  hidden: [
    ...['.bak', '.old', '.save', '.orig', '.txt', '~', '.swp'].map((ending) => ({
      path: `includes/configure.php${ending}`,
      because: 'It is a copy of the configuration, with the password of the database.',
      holds: /define\(\s{0,5}['"]DB_SERVER_(?:PASSWORD|USERNAME)['"]/,
      check: 'exposed-config-copy' as const,
    })),
    {
      path: 'install/',
      because: 'Whoever opens it can make the shop run code of theirs.',
      holds: /osCommerce[\s\S]{0,3000}install|CE Phoenix[\s\S]{0,3000}install/i,
      check: 'leftover-installer',
    },
    {
      path: 'install/oscommerce.sql',
      because: 'The installer still lies there.',
      holds: /DROP TABLE IF EXISTS \w{0,20}address_book/i,
      check: 'leftover-installer',
    },
    {
      path: 'admin/backups/',
      because: 'It lists whole copies of the database.',
      holds: listing,
      check: 'directory-listing',
    },
    { path: 'includes/', because: 'It lists the code of the shop.', holds: listing, check: 'directory-listing' },
    { path: 'images/', because: 'It lists all that was ever uploaded.', holds: listing, check: 'directory-listing' },
    {
      path: 'download/',
      because: 'It lists the files that customers pay for.',
      holds: listing,
      check: 'directory-listing',
    },
    { path: 'ext/', because: 'It lists the libraries, version and all.', holds: listing, check: 'directory-listing' },
  ],
  leftovers: ['install'],
  secrets: [
    'includes/configure.php',
    'includes/local/configure.php',
    'admin/includes/configure.php',
    'includes/OSC/Conf/global.php',
  ],
};
