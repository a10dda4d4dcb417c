import { defines, type MadeShop, serialise } from '../made-shop.ts';

const login = { host: 'localhost', user: 'oc', password: ['made', 'up', '15'].join('-'), name: 'oc15' };
const all = { access: ['user/user'], modify: ['user/user', 'user/user_permission', 'setting/setting'] };

/** OpenCart 1.5: rights serialised by PHP, passwords with their salt beside them. */
export const store: MadeShop = {
  engine: 'opencart',
  version: '1.5.6.4',
  prefix: '',
  adminPath: 'k7-desk',
  login,
  extensions: ['menu@1.2'],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'k7-desk';
    const config = defines({ HTTP_SERVER: 'http://shop.example/', DB_DRIVER: 'mysql', DB_HOSTNAME: login.host, DB_USERNAME: login.user, DB_PASSWORD: login.password, DB_DATABASE: login.name, DB_PREFIX: '' });
    return {
      'index.php': "<?php\n// Version\ndefine('VERSION', '1.5.6.4');\n",
      'config.php': config,
      [`${admin}/config.php`]: config,
      [`${admin}/index.php`]: "<?php\ndefine('VERSION', '1.5.6.4');\n",
      [`${admin}/controller/common/login.php`]: '<?php\n',
      'catalog/controller/common/home.php': '<?php\n',
      'system/engine/controller.php': '<?php\n',
      'system/startup.php': '<?php\n',
      'vqmod/xml/menu.xml': '<modification><id>Menu</id><version>1.2</version></modification>\n',
    };
  },
  tables: (state) => [
    { name: 'user', columns: ['user_id', 'user_group_id', 'username', 'password', 'salt', 'email', 'status', 'date_added'], rows: [[1, 1, 'mira', 'a'.repeat(40), 'f98e2ed00', 'mira@shop.example', 1, '2014-01-02 03:04:05']] },
    {
      name: 'user_group',
      columns: ['user_group_id', 'name', 'permission'],
      rows: [[1, 'Top Administrator', serialise(all)], [10, 'Demonstration', state === 'planted' ? serialise(all) : '']],
    },
    { name: 'setting', columns: ['setting_id', 'store_id', 'group', 'key', 'value', 'serialized'], rows: [[1, 0, 'config', 'config_error_display', state === 'planted' ? '1' : '0', 0]] },
    { name: 'information_description', columns: ['information_id', 'description'], rows: [[1, '<p>About</p>']] },
    { name: 'product_to_store', columns: ['product_id', 'store_id'], rows: [] },
    { name: 'layout_route', columns: ['layout_route_id', 'route'], rows: [] },
    { name: 'order_history', columns: ['order_history_id', 'comment'], rows: [] },
  ],
  planted: ['guessable-admin-folder', 'unlimited-user-group', 'errors-shown-to-visitors'],
};
