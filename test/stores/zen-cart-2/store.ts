import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: '127.0.0.1', user: 'zc', password: ['made', 'up', '2'].join('-'), name: 'zc2' };

/** Zen Cart 2.2, with a plugin of its own kind. */
export const store: MadeShop = {
  engine: 'zen-cart',
  version: '2.2.2',
  prefix: '',
  adminPath: 'moon-k2p-river',
  login,
  extensions: ['Gallery@1.0.3'],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'moon-k2p-river';
    const config = defines({ HTTP_SERVER: 'https://shop.example', HTTPS_SERVER: 'https://shop.example', ENABLE_SSL: 'true', DB_TYPE: 'mysql', DB_PREFIX: '', DB_SERVER: login.host, DB_SERVER_USERNAME: login.user, DB_SERVER_PASSWORD: login.password, DB_DATABASE: login.name });
    return {
      'includes/version.php': "<?php\nif (!defined('PROJECT_VERSION_NAME')) define('PROJECT_VERSION_NAME', 'Zen Cart');\nif (!defined('PROJECT_VERSION_MAJOR')) define('PROJECT_VERSION_MAJOR', '2');\nif (!defined('PROJECT_VERSION_MINOR')) define('PROJECT_VERSION_MINOR', '2.2');\n",
      'includes/configure.php': config,
      [`${admin}/includes/configure.php`]: config,
      [`${admin}/includes/init_includes/init_one.php`]: '<?php\n',
      'zc_plugins/Gallery/v1.0.3/manifest.php': "<?php\nreturn [\n  'pluginVersion' => 'v1.0.3',\n  'pluginName' => 'Gallery',\n];\n",
    };
  },
  tables(state) {
    const planted = state === 'planted';
    return [
      { name: 'project_version', columns: ['project_version_key', 'project_version_major', 'project_version_minor', 'project_version_patch1'], rows: [['Zen-Cart Main', '2', '2.2', ''], ['Zen-Cart Database', '2', '2.2', '']] },
      {
        name: 'configuration',
        columns: ['configuration_id', 'configuration_key', 'configuration_value'],
        rows: [
          [1, 'PADSS_ADMIN_SESSION_TIMEOUT_ENFORCED', planted ? '0' : '1'],
          [2, 'PADSS_PWD_EXPIRY_ENFORCED', planted ? '0' : '1'],
          [3, 'SESSION_TIMEOUT_ADMIN', planted ? '86400' : '900'],
          [4, 'SESSION_FORCE_COOKIE_USE', planted ? 'False' : 'True'],
          [5, 'MODULE_PAYMENT_INSTALLED', 'moneyorder.php;paypaldp.php'],
          [6, 'MODULE_PAYMENT_MONEYORDER_STATUS', 'True'],
          [7, 'MODULE_PAYMENT_PAYPALDP_STATUS', 'False'],
        ],
      },
      { name: 'admin', columns: ['admin_id', 'admin_name', 'admin_email', 'admin_profile', 'admin_pass', 'last_login_date', 'mfa'], rows: [[1, 'mira', 'mira@shop.example', 1, '$2y$10$madeUpHashOfNobody', '2026-11-01 08:00:00', '{"type":"totp"}']] },
      { name: 'admin_profiles', columns: ['profile_id', 'profile_name'], rows: [[1, 'Superuser']] },
      { name: 'layout_boxes', columns: ['layout_id'], rows: [] },
      { name: 'configuration_group', columns: ['configuration_group_id'], rows: [] },
      { name: 'customers_basket', columns: ['customers_basket_id'], rows: [] },
      { name: 'orders_status_history', columns: ['orders_status_history_id', 'comments'], rows: [] },
      { name: 'address_format', columns: ['address_format_id'], rows: [] },
      { name: 'zones_to_geo_zones', columns: ['association_id'], rows: [] },
      { name: 'plugin_control', columns: ['unique_key', 'status', 'version'], rows: [['Gallery', 1, 'v1.0.3']] },
    ];
  },
  planted: ['guessable-admin-folder', 'admin-safeguards-off', 'session-id-in-links'],
};
