import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: 'localhost', user: 'osc', password: ['made', 'up', '22'].join('-'), name: 'osc22' };

/** osCommerce 2.2: the version stands in a sentence only. */
export const store: MadeShop = {
  engine: 'oscommerce',
  version: '2.2rc2a',
  prefix: '',
  adminPath: 'desk-5p',
  login,
  extensions: ['cod'],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'desk-5p';
    return {
      'includes/application_top.php': "<?php\n/* osCommerce, Open Source E-Commerce Solutions */\n  define('PROJECT_VERSION', 'osCommerce Online Merchant v2.2 RC2a');\n",
      'includes/configure.php': defines({ HTTP_SERVER: 'http://shop.example', HTTPS_SERVER: '', DB_SERVER: login.host, DB_SERVER_USERNAME: login.user, DB_SERVER_PASSWORD: login.password, DB_DATABASE: login.name }),
      'includes/modules/payment/cod.php': '<?php\n',
      'checkout_process.php': '<?php\n',
      'product_info.php': '<?php\n',
      'advanced_search.php': '<?php\n',
      [`${admin}/includes/application_top.php`]: '<?php\n/* osCommerce */\n',
      ...(state === 'planted' ? { [`${admin}/file_manager.php`]: '<?php\n' } : {}),
    };
  },
  planted: ['guessable-admin-folder', 'admin-file-manager'],
};
