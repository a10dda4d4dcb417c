import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: 'localhost', user: 'ps', password: ['made', 'up'].join('*'), name: 'ps16' };

/** PrestaShop 1.6: settings as PHP constants, admin folder renamed by the installer. */
export const store: MadeShop = {
  engine: 'prestashop',
  version: '1.6.1.24',
  prefix: 'ps_',
  adminPath: 'admin489b8arbc',
  login,
  extensions: ['bankwire@1.1.2', 'blocknewsletter@2.3.1', 'default-bootstrap@1.0'],
  files: (state) => {
    const admin = state === 'planted' ? 'admin' : 'admin489b8arbc';
    return {
      'config/settings.inc.php': defines({
        _DB_SERVER_: login.host,
        _DB_NAME_: login.name,
        _DB_USER_: login.user,
        _DB_PASSWD_: login.password,
        _DB_PREFIX_: 'ps_',
        _COOKIE_KEY_: 'k'.repeat(56),
        _PS_VERSION_: '1.6.1.24',
      }),
      'config/defines.inc.php': `<?php\nif (!defined('_PS_MODE_DEV_')) {\n  define('_PS_MODE_DEV_', ${state === 'planted'});\n}\n`,
      'classes/PrestaShopAutoload.php': '<?php\n',
      [`${admin}/ajax-tab.php`]: '<?php\n',
      [`${admin}/header.inc.php`]: '<?php\n',
      'modules/bankwire/bankwire.php': "<?php\nclass BankWire { function __construct() { $this->name = 'bankwire'; $this->version = '1.1.2'; } }\n",
      'modules/blocknewsletter/config.xml': '<?xml version="1.0"?>\n<module><name>blocknewsletter</name><version><![CDATA[2.3.1]]></version></module>\n',
      'themes/default-bootstrap/Config.xml': '<?xml version="1.0"?>\n<theme name="default" version="1.0"></theme>\n',
    };
  },
  planted: ['guessable-admin-folder'],
};
