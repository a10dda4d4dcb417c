import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: 'localhost', user: 'tb', password: ['made', 'up', 'bees'].join('-'), name: 'tb' };

/** thirty bees, the fork of PrestaShop 1.6. */
export const store: MadeShop = {
  engine: 'prestashop',
  edition: 'thirtybees',
  version: '1.5.1',
  prefix: 'tb_',
  adminPath: 'admin-dxq7w',
  login,
  extensions: [],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'admin-dxq7w';
    return {
      'config/settings.inc.php': defines({
        _DB_SERVER_: login.host,
        _DB_NAME_: login.name,
        _DB_USER_: login.user,
        _DB_PASSWD_: login.password,
        _DB_PREFIX_: 'tb_',
        _COOKIE_KEY_: 'k'.repeat(56),
        _PS_VERSION_: '1.6.1.999',
        _TB_VERSION_: '1.5.1',
      }),
      'config/defines.inc.php': "<?php\ndefine('_PS_MODE_DEV_', false);\n",
      [`${admin}/ajax-tab.php`]: '<?php\n',
    };
  },
  planted: ['guessable-admin-folder'],
};
