import { defines, type MadeShop } from '../made-shop.ts';

const login = { host: 'localhost', user: 'osc', password: ['made', 'up', 'four'].join('-'), name: 'osc4' };

/** osCommerce 4: another code base, with tables and settings of the old names. */
export const store: MadeShop = {
  engine: 'oscommerce',
  edition: 'v4',
  version: '4.14.63493',
  prefix: '',
  adminPath: 'desk-6t',
  login,
  extensions: [],
  files: (state) => ({
    'includes/version.php': "<?php\ndefine('PROJECT_VERSION_MAJOR', '4');\ndefine('PROJECT_VERSION_MINOR', '14');\ndefine('PROJECT_VERSION_PATCH', '63493');\n",
    'includes/local/configure.php': defines({ HTTP_SERVER: 'https://shop.example', DB_SERVER: login.host, DB_SERVER_USERNAME: login.user, DB_SERVER_PASSWORD: login.password, DB_DATABASE: login.name }),
    'lib/backend/index.php': '<?php\n',
    'lib/frontend/index.php': '<?php\n',
    'lib/common/index.php': '<?php\n',
    [`${state === 'planted' ? 'admin' : 'desk-6t'}/includes/application_top.php`]: '<?php\n',
  }),
  planted: ['guessable-admin-folder'],
};
