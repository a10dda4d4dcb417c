import type { MadeShop } from '../made-shop.ts';

const login = { host: '127.0.0.1', user: 'ps', password: ['made', 'up', '8'].join('-'), name: 'ps8' };
const visa = ['4111', '1111', '1111', '1111'].join('');

/** PrestaShop 8: settings as a PHP array. */
export const store: MadeShop = {
  engine: 'prestashop',
  version: '8.1.2',
  prefix: 'shop_',
  adminPath: 'admin469jooraedr5tqdc7du',
  login,
  extensions: ['classic@2.1.1', 'ps_wirepayment@2.2.0'],
  files: (state) => {
    const admin = state === 'planted' ? 'backoffice' : 'admin469jooraedr5tqdc7du';
    return {
      'app/config/parameters.php': `<?php return array (\n  'parameters' => array (\n    'database_host' => '${login.host}',\n    'database_port' => '3306',\n    'database_name' => '${login.name}',\n    'database_user' => '${login.user}',\n    'database_password' => '${login.password}',\n    'database_prefix' => 'shop_',\n    'cookie_key' => '${'c'.repeat(64)}',\n    'use_debug_toolbar' => true,\n  ),\n);\n`,
      'config/settings.inc.php': '<?php\n//@deprecated 1.7\n',
      'config/defines.inc.php': "<?php\nif (!defined('_PS_MODE_DEV_')) {\n  define('_PS_MODE_DEV_', false);\n}\n",
      'src/Core/Version.php': "<?php\nnamespace PrestaShop\\PrestaShop\\Core;\nfinal class Version\n{\n    public const VERSION = '8.1.2';\n}\n",
      'app/AppKernel.php': '<?php\n// PrestaShop\nclass AppKernel {}\n',
      [`${admin}/get-file-admin.php`]: '<?php\n',
      [`${admin}/footer.inc.php`]: '<?php\n',
      'modules/ps_wirepayment/ps_wirepayment.php': "<?php\nclass Ps_Wirepayment { public function __construct() { $this->version = '2.2.0'; } }\n",
      'themes/classic/config/theme.yml': 'name: classic\nversion: 2.1.1\n',
    };
  },
  tables(state) {
    const planted = state === 'planted';
    return [
      {
        name: 'configuration',
        columns: ['id_configuration', 'name', 'value'],
        rows: [
          [1, 'PS_VERSION_DB', '8.1.2'],
          [2, 'PS_SSL_ENABLED', '1'],
          [3, 'PS_SSL_ENABLED_EVERYWHERE', planted ? '0' : '1'],
          [4, 'PS_TOKEN_ENABLE', planted ? '0' : '1'],
          [5, 'PS_USE_HTMLPURIFIER', planted ? '0' : '1'],
          [6, 'PS_SMARTY_CACHING_TYPE', planted ? 'mysql' : 'filesystem'],
          [7, 'PS_COOKIE_LIFETIME_BO', planted ? '480' : '1'],
          [8, 'STRIPE_KEY', 'made-up-public'],
          [9, 'STRIPE_SECRET_KEY', ['made', 'up', 'secret'].join('-')],
        ],
      },
      { name: 'configuration_lang', columns: ['id_configuration', 'value'], rows: [] },
      {
        name: 'employee',
        columns: ['id_employee', 'id_profile', 'email', 'passwd', 'active', 'last_connection_date'],
        rows: [
          [1, 1, 'mira@shop.example', '$2y$10$madeUpHashOfNobody', 1, '2026-11-01'],
          [2, 4, 'sales@shop.example', '$2y$10$madeUpHashOfNobody', 0, '2020-01-01'],
        ],
      },
      { name: 'profile_lang', columns: ['id_profile', 'id_lang', 'name'], rows: [[1, 1, 'SuperAdmin'], [4, 1, 'Salesman']] },
      {
        name: 'order_payment',
        columns: ['id_order_payment', 'card_number', 'card_expiration', 'card_holder'],
        rows: [[1, '1111', '', ''], ...(planted ? [[2, visa, '12/2027', 'A. Nobody']] : [])],
      },
      { name: 'hook', columns: ['id_hook', 'name'], rows: [[7, 'paymentOptions'], [8, 'displayHeader']] },
      { name: 'hook_module', columns: ['id_module', 'id_hook'], rows: [[3, 7], [4, 8]] },
      { name: 'module', columns: ['id_module', 'name', 'active', 'version'], rows: [[3, 'ps_wirepayment', 1, '2.2.0'], [4, 'ps_banner', 0, '2.1.2']] },
      { name: 'shop_url', columns: ['id_shop_url', 'domain', 'domain_ssl', 'physical_uri', 'main', 'active'], rows: [[1, 'shop.example', 'shop.example', '/', 1, 1]] },
      { name: 'webservice_account', columns: ['id_webservice_account', 'key', 'description', 'active'], rows: [[1, 'K'.repeat(32), 'Stock', 1]] },
      { name: 'webservice_permission', columns: ['id_webservice_account', 'method', 'resource'], rows: [[1, 'GET', 'products'], [1, 'PUT', 'orders']] },
    ];
  },
  planted: [
    'guessable-admin-folder',
    'encryption-not-everywhere',
    'request-tokens-off',
    'text-cleaning-off',
    'template-cache-in-database',
    'long-admin-session',
    'order-card-details-kept',
  ],
};
