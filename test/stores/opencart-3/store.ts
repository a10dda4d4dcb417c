import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: '127.0.0.1', user: 'oc', password: ['made', 'up', '3'].join('-'), name: 'oc3' };
const hidden = ['ev', 'al(base', '64_dec', 'ode($a))'].join('');
const all = JSON.stringify({ access: [], modify: ['user/user', 'user/user_permission', 'setting/setting'] });

/** OpenCart 3: storage that can be moved, modifications in the database. */
export const store: MadeShop = {
  engine: 'opencart',
  version: '3.0.3.8',
  prefix: 'oc_',
  adminPath: 'desk-4hq',
  login,
  extensions: [],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'desk-4hq';
    const storage = state === 'planted' ? '/srv/www/system/storage/' : '/srv/storage/';
    const config = defines({
      HTTP_SERVER: 'https://shop.example/',
      HTTPS_SERVER: 'https://shop.example/',
      DIR_APPLICATION: '/srv/www/catalog/',
      DIR_SYSTEM: '/srv/www/system/',
      DIR_IMAGE: '/srv/www/image/',
      DIR_STORAGE: storage,
      DB_DRIVER: 'mysqli',
      DB_HOSTNAME: login.host,
      DB_USERNAME: login.user,
      DB_PASSWORD: login.password,
      DB_DATABASE: login.name,
      DB_PORT: '3306',
      DB_PREFIX: 'oc_',
    });
    return {
      'index.php': "<?php\ndefine('VERSION', '3.0.3.8');\n",
      'config.php': config,
      [`${admin}/config.php`]: config,
      [`${admin}/controller/common/login.php`]: '<?php\n',
      'catalog/controller/common/home.php': '<?php\n',
      'system/engine/controller.php': '<?php\n',
      'system/startup.php': '<?php\n',
    };
  },
  tables(state) {
    const planted = state === 'planted';
    return [
      { name: 'user', columns: ['user_id', 'user_group_id', 'username', 'password', 'salt', 'email', 'status', 'date_added'], rows: [[1, 1, 'mira', 'b'.repeat(40), 'qwertyuio', 'mira@shop.example', 1, '2021-01-02 03:04:05']] },
      { name: 'user_group', columns: ['user_group_id', 'name', 'permission'], rows: [[1, 'Administrator', all], [10, 'Packing', planted ? all : '{"access":["sale/order"],"modify":["sale/order"]}']] },
      {
        name: 'setting',
        columns: ['setting_id', 'store_id', 'code', 'key', 'value', 'serialized'],
        rows: [
          [1, 0, 'config', 'config_error_display', planted ? '1' : '0', 0],
          [2, 0, 'config', 'config_file_ext_allowed', planted ? 'zip\ntxt\nphp' : 'zip\ntxt', 0],
          [3, 0, 'payment_cod', 'payment_cod_status', '1', 0],
          [4, 0, 'config', 'config_encryption', 'e'.repeat(64), 0],
          [5, 0, 'payment_pp_pro', 'payment_pp_pro_password', ['made', 'up'].join('-'), 0],
          [6, 0, 'payment_pp_pro', 'payment_pp_pro_status', '0', 0],
        ],
      },
      { name: 'extension', columns: ['extension_id', 'type', 'code'], rows: [[1, 'payment', 'cod'], [2, 'payment', 'pp_pro'], [3, 'total', 'sub_total']] },
      { name: 'api', columns: ['api_id', 'username', 'key', 'status', 'date_added', 'date_modified'], rows: [[1, 'Default', 'x'.repeat(64), 1, '2021-01-02 03:04:05', '2021-01-02 03:04:05']] },
      { name: 'api_ip', columns: ['api_ip_id', 'api_id', 'ip'], rows: [[1, 1, planted ? '0.0.0.0' : '192.0.2.7']] },
      {
        name: 'modification',
        columns: ['modification_id', 'name', 'code', 'version', 'xml', 'status'],
        rows: [[1, 'Menu', 'menu', '1.2', `<modification><operation><add><![CDATA[${planted ? hidden : '$x = 1;'}]]></add></operation></modification>`, 1]],
      },
      { name: 'information_description', columns: ['information_id', 'description'], rows: [[1, '<p>About</p>']] },
      { name: 'product_to_store', columns: ['product_id', 'store_id'], rows: [] },
      { name: 'layout_route', columns: ['layout_route_id', 'route'], rows: [] },
      { name: 'order_history', columns: ['order_history_id', 'comment'], rows: [] },
    ];
  },
  planted: ['guessable-admin-folder', 'storage-in-web-root', 'unlimited-user-group', 'errors-shown-to-visitors', 'code-upload-allowed', 'api-key-from-anywhere', 'hostile-modification'],
};
