import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: 'localhost', user: 'ce', password: ['made', 'up', 'ce'].join('-'), name: 'ce' };

/** CE Phoenix, which goes on from osCommerce 2.3. */
export const store: MadeShop = {
  engine: 'oscommerce',
  edition: 'phoenix',
  version: '1.0.8.4',
  prefix: '',
  adminPath: 'desk-2m',
  login,
  extensions: [],
  files: (state) => ({
    'includes/version.php': '1.0.8.4',
    'includes/application_top.php': '<?php\n/* CE Phoenix, E-Commerce made Easy */\n',
    'includes/system/autoloader.php': '<?php\n',
    'includes/configure.php': defines({ HTTP_SERVER: 'https://shop.example', DB_SERVER: login.host, DB_SERVER_USERNAME: login.user, DB_SERVER_PASSWORD: login.password, DB_DATABASE: login.name }),
    'checkout_process.php': '<?php\n',
    'product_info.php': '<?php\n',
    [`${state === 'planted' ? 'admin' : 'desk-2m'}/includes/application_top.php`]: '<?php\n',
  }),
  planted: ['guessable-admin-folder'],
};
