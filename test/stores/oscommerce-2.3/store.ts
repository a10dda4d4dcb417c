import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: '127.0.0.1', user: 'osc', password: ['made', 'up', '23'].join('-'), name: 'osc23' };

/** osCommerce 2.3. */
export const store: MadeShop = {
  engine: 'oscommerce',
  version: '2.3.4.1',
  prefix: '',
  adminPath: 'desk-8q',
  login,
  extensions: ['paypal@4.039', 'paypal_express'],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'desk-8q';
    return {
      'includes/version.php': '2.3.4.1\n',
      'includes/application_top.php': '<?php\n/* osCommerce, Open Source E-Commerce Solutions */\n',
      'includes/configure.php': defines({ HTTP_SERVER: 'https://shop.example', HTTPS_SERVER: 'https://shop.example', DB_SERVER: login.host, DB_SERVER_USERNAME: login.user, DB_SERVER_PASSWORD: login.password, DB_DATABASE: login.name }),
      'includes/modules/payment/paypal_express.php': '<?php\n',
      'includes/apps/paypal/version.txt': '4.039\n',
      'checkout_process.php': '<?php\n',
      'product_info.php': '<?php\n',
      'advanced_search.php': '<?php\n',
      [`${admin}/includes/application_top.php`]: '<?php\n/* osCommerce */\n',
    };
  },
  tables(state) {
    const planted = state === 'planted';
    return [
      { name: 'administrators', columns: ['id', 'user_name', 'user_password'], rows: planted ? [] : [[1, 'mira', '$P$DmadeUpHashOfNobody']] },
      { name: 'action_recorder', columns: ['id', 'module', 'user_name', 'identifier', 'success', 'date_added'], rows: planted ? [] : [[1, 'ar_admin_login', 'mira', '192.0.2.9', 1, '2026-11-01 08:00:00']] },
      {
        name: 'configuration',
        columns: ['configuration_id', 'configuration_key', 'configuration_value'],
        rows: [
          [1, 'SESSION_FORCE_COOKIE_USE', planted ? 'False' : 'True'],
          [2, 'MODULE_ACTION_RECORDER_INSTALLED', planted ? '' : 'ar_admin_login.php;ar_contact_us.php'],
          [3, 'MODULE_PAYMENT_INSTALLED', 'cod.php;cc.php'],
          [4, 'MODULE_PAYMENT_COD_STATUS', 'True'],
          [5, 'MODULE_PAYMENT_CC_STATUS', 'True'],
        ],
      },
      { name: 'address_format', columns: ['address_format_id'], rows: [] },
      { name: 'configuration_group', columns: ['configuration_group_id'], rows: [] },
      { name: 'customers_basket', columns: ['customers_basket_id'], rows: [] },
      { name: 'orders_status_history', columns: ['orders_status_history_id', 'comments'], rows: [] },
      { name: 'zones_to_geo_zones', columns: ['association_id'], rows: [] },
    ];
  },
  planted: ['guessable-admin-folder', 'admin-without-account', 'sign-in-limit-off', 'session-id-in-links'],
};
