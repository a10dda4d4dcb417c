import type { MadeShop } from '../made-shop.ts';

const login = { host: 'db.internal', user: 'site', password: ['a', 'made', 'up', 'word'].join(' '), name: 'site' };

/** WordPress put together by Composer, settings in `.env`; no shop. */
export const store: MadeShop = {
  engine: 'woocommerce',
  edition: 'wordpress',
  version: '6.8.3',
  prefix: 'site_',
  adminPath: 'wp/wp-admin',
  login,
  extensions: ['forms@2.0', 'twenty@1.0'],
  files: (state) => ({
    'web/wp/wp-includes/version.php': "<?php\n$wp_version = '6.8.3';\n",
    'web/wp-config.php': "<?php\nrequire_once dirname(__DIR__) . '/config/application.php';\n",
    'config/application.php': `<?php\nConfig::define('DB_NAME', env('DB_NAME'));\n${state === 'clean' ? "Config::define('DISALLOW_FILE_EDIT', true);\nConfig::define('DISALLOW_FILE_MODS', true);\n" : ''}`,
    '.env': `DB_NAME='${login.name}'\nDB_USER=${login.user}\nDB_PASSWORD="${login.password}"\nDB_HOST=${login.host}\nDB_PREFIX=site_\nWP_ENV=production\nWP_HOME=https://site.example\n`,
    'web/app/plugins/forms/forms.php': '<?php\n/*\nPlugin Name: Forms\nVersion: 2.0\n*/\n',
    'web/app/themes/twenty/style.css': '/*\nTheme Name: Twenty\nVersion: 1.0\n*/\n',
  }),
  planted: ['file-editor-enabled'],
};
