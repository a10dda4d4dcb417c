import type { ContentColumn, Places, SensitiveColumn } from '../engine.ts';
import { columns, sharedContent, sharedSensitive } from '../osc-family.ts';

const listing = /<title>Index of [^<]{0,200}<\/title>|<h1>Index of /i;

export const content: readonly ContentColumn[] = [
  ...sharedContent,
  { table: 'ezpages', key: 'pages_id', column: 'pages_html_text', holds: 'html' },
  { table: 'ezpages_content', key: 'pages_id', column: 'pages_html_text', holds: 'html' },
  { table: 'meta_tags_products_description', key: 'products_id', column: 'metatags_description', holds: 'html' },
  { table: 'newsletters', key: 'newsletters_id', column: 'content_html', holds: 'html' },
];

export const sensitive: readonly SensitiveColumn[] = [
  ...sharedSensitive,
  ...columns('card', 'authorizenet', 'sent received'),
  ...columns('card', 'linkpoint_api', 'cc_number lp_trans_num'),
  ...columns('card', 'email_archive', 'email_html email_text'),
  ...columns('card', 'admin_activity_log', 'page_parameters gzpost'),
  ...columns('personal', 'orders', 'ip_address'),
  ...columns('personal', 'customers', 'registration_ip last_login_ip'),
  ...columns('personal', 'email_archive', 'email_to_name email_to_address'),
  ...columns('password', 'admin', 'admin_pass prev_pass1 prev_pass2 prev_pass3'),
  ...columns('secret', 'admin', 'reset_token mfa'),
  ...columns('secret', 'customer_password_reset_tokens', 'token'),
];

/** Where things lie in a Zen Cart, and what must not be served. */
export const places: Places = {
  admin: ['admin', 'admin1', 'zcadmin', 'zadmin', 'shopadmin', 'manage'],
  adminMark: /name="admin_name"|<title>Admin Login<\/title>|zenAdminID/,
  checkout: [
    'index.php?main_page=checkout_payment',
    'index.php?main_page=checkout_shipping',
    'index.php?main_page=shopping_cart',
    'index.php?main_page=checkout_one',
  ],
  uploads: ['images', 'media', 'pub', 'download'],
  generated: ['cache', 'logs'],
  hidden: [
    ...['.bak', '.old', '.save', '.orig', '.txt', '~', '.swp'].map((ending) => ({
      path: `includes/configure.php${ending}`,
      because: 'It is a copy of the configuration, with the password of the database.',
      holds: /define\(\s{0,5}['"]DB_SERVER_(?:PASSWORD|USERNAME)['"]/,
      check: 'exposed-config-copy' as const,
    })),
    {
      path: 'zc_install/',
      because: 'Whoever opens it can install the shop anew, or read how it is set up.',
      holds:
        /<title>[^<]{0,100}(?:Zen Cart|Zen-Cart)|zc_install|Zen Cart[\s\S]{0,300}(?:Setup|Installer|System Inspection)/i,
      check: 'leftover-installer',
    },
    {
      path: 'docs/',
      because: 'It tells which version this is.',
      holds: /Zen Cart|changed_files-v|Index of [^<]{0,100}docs/i,
      check: 'version-disclosed',
    },
    { path: 'install.txt', because: 'It tells what runs here.', holds: /Zen Cart/i, check: 'version-disclosed' },
    {
      path: 'composer.json',
      because: 'It tells which libraries run here.',
      holds: /"(?:require|name)"\s{0,5}:/,
      check: 'exposed-dependency-file',
    },
    {
      path: 'logs/',
      because: 'It lists logs with errors and what payment services answered.',
      holds: listing,
      check: 'directory-listing',
    },
    { path: 'cache/', because: 'It lists what the shop keeps for itself.', holds: listing, check: 'directory-listing' },
    {
      path: 'download/',
      because: 'It lists the files that customers pay for.',
      holds: listing,
      check: 'directory-listing',
    },
    { path: 'images/', because: 'It lists all that was ever uploaded.', holds: listing, check: 'directory-listing' },
    {
      path: 'extras/curltest.php',
      because: 'It makes the server ask any address, and shows the answer.',
      holds: /CURL (?:Test|installed|Connection)|CURLOPT/i,
      check: 'exposed-phpinfo',
    },
  ],
  leftovers: ['zc_install'],
  secrets: ['includes/configure.php', 'includes/local/configure.php'],
};
