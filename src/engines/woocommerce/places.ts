import type { HiddenPlace, Places } from '../engine.ts';

const configText = /define\(\s{0,5}['"]DB_(?:PASSWORD|NAME|USER)['"]/;
const listing = /<title>Index of [^<]{0,200}<\/title>|<h1>Index of /i;

function configCopies(): readonly HiddenPlace[] {
  return ['.bak', '.old', '.save', '.orig', '.txt', '~', '.swp', '.1', '_bak'].map((ending) => ({
    path: `wp-config.php${ending}`,
    because: 'It is a copy of the configuration, with the password of the database and the keys that sign cookies.',
    holds: ending === '.swp' ? /^b0VIM |DB_PASSWORD/ : configText,
    check: 'exposed-config-copy',
  }));
}

/** Where things lie in a WordPress, and what must not be served. */
export const places: Places = {
  admin: ['wp-admin', 'wp-login.php', 'wp/wp-admin'],
  adminMark: /<form[^>]{0,200}id="loginform"|id="wp-submit"|name="wp-submit"/,
  checkout: [
    'checkout/',
    'cart/',
    'kasse/',
    'commander/',
    'finalizar-compra/',
    'pagamento/',
    'afrekenen/',
    '?pagename=checkout',
  ],
  uploads: ['wp-content/uploads', 'web/app/uploads'],
  generated: [
    'wp-content/cache',
    'wp-content/upgrade',
    'wp-content/upgrade-temp-backup',
    'wp-content/wflogs',
    'wp-content/languages',
  ],
  hidden: [
    ...configCopies(),
    {
      path: 'wp-content/debug.log',
      because: 'It tells paths, database errors and what customers typed.',
      holds: /\[\d\d-\w{3}-\d{4} [\d:]{8}[^\]]{0,40}\] /,
      check: 'exposed-log',
    },
    {
      path: 'error_log',
      because: 'It tells paths and database errors.',
      holds: /\[\d\d-\w{3}-\d{4} [\d:]{8}[^\]]{0,40}\] PHP /,
      check: 'exposed-log',
    },
    {
      path: 'wp-admin/install.php',
      because: 'The store is not set up: whoever opens this page first becomes its administrator.',
      holds: /<form[^>]{0,200}id="setup"[^>]{0,200}action="install\.php\?step=2"|name="weblog_title"/,
      check: 'leftover-installer',
    },
    {
      path: 'wp-admin/setup-config.php?step=1',
      because: 'The store has no configuration: whoever opens this page can point it at a database of their own.',
      holds: /<input[^>]{0,200}name="dbname"/,
      check: 'leftover-installer',
    },
    {
      path: 'installer.php',
      because: 'It unpacks a whole copy of the store, and takes the place of the store that is there.',
      holds: /Duplicator|DUPX_/,
      check: 'leftover-installer',
    },
    {
      path: 'emergency.php',
      because: 'It sets a new password for any administrator.',
      holds: /WordPress Emergency PassWord Reset/i,
      check: 'leftover-installer',
    },
    {
      path: 'searchreplacedb2.php',
      because: 'It changes any text in the database.',
      holds: /Search (?:and|&amp;|&) ?Replace/i,
      check: 'exposed-database-tool',
    },
    {
      path: 'wp-content/uploads/',
      because: 'It lists all that was ever uploaded.',
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'wp-content/uploads/wc-logs/',
      because: "It lists the shop's logs.",
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'wp-content/uploads/woocommerce_uploads/',
      because: 'It lists the files that customers pay for.',
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'wp-content/ai1wm-backups/',
      because: 'It lists whole copies of the store.',
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'wp-content/backups-dup-lite/',
      because: 'It lists whole copies of the store.',
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'wp-content/updraft/',
      because: 'It lists whole copies of the store.',
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'wp-includes/',
      because: 'It lists the code, version and all.',
      holds: listing,
      check: 'directory-listing',
    },
    {
      path: 'readme.html',
      because: 'It tells which WordPress this is.',
      holds: /WordPress[\s\S]{0,400}Version \d/,
      check: 'version-disclosed',
    },
  ],
  leftovers: [
    'installer.php',
    'installer-backup.php',
    'dup-installer',
    'emergency.php',
    'searchreplacedb2.php',
    'Search-Replace-DB',
    'Search-Replace-DB-master',
    'wp-snapshots',
  ],
  secrets: ['wp-config.php', '.env', 'wp-content/debug.log'],
};
