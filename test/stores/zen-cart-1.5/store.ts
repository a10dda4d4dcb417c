import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: 'localhost', user: 'zc', password: ['made', 'up', '15'].join('-'), name: 'zc15' };

/** Zen Cart 1.5, with a local file of settings that comes first. */
export const store: MadeShop = {
  engine: 'zen-cart',
  version: '1.5.7c',
  prefix: 'zen_',
  adminPath: 'able-x7q-house',
  login,
  extensions: [],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'able-x7q-house';
    const server = defines({ HTTP_SERVER: 'http://shop.example', HTTPS_SERVER: 'https://shop.example', ENABLE_SSL: 'true', DIR_WS_CATALOG: '/' });
    return {
      'includes/version.php': defines({ PROJECT_VERSION_NAME: 'Zen Cart', PROJECT_VERSION_MAJOR: '1', PROJECT_VERSION_MINOR: '5.7c', PROJECT_VERSION_PATCH1: '' }),
      'includes/configure.php': `${server}${defines({ DB_PREFIX: '', DB_SERVER: 'other', DB_SERVER_USERNAME: 'other', DB_SERVER_PASSWORD: '', DB_DATABASE: 'other' }).slice(6)}`,
      'includes/local/configure.php': defines({ DB_PREFIX: 'zen_', DB_SERVER: login.host, DB_SERVER_USERNAME: login.user, DB_SERVER_PASSWORD: login.password, DB_DATABASE: login.name }),
      'includes/autoload_func.php': '<?php\n',
      'includes/init_includes/init_one.php': '<?php\n',
      'ipn_main_handler.php': '<?php\n',
      [`${admin}/includes/init_includes/init_one.php`]: '<?php\n',
      [`${admin}/includes/configure.php`]: server,
    };
  },
  planted: ['guessable-admin-folder'],
};
