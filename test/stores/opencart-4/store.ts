import { type MadeShop } from '../made-shop.ts';

const login = { host: 'localhost', user: 'oc', password: ['made', 'up', '4'].join('-'), name: 'oc4' };

/** OpenCart 4: one address, paths put together from a constant, extensions with their own description. */
export const store: MadeShop = {
  engine: 'opencart',
  version: '4.1.0.4',
  prefix: 'oc_',
  adminPath: 'desk-9xw',
  login,
  extensions: ['opencart@4.1.0.4', 'parcels@1.3'],
  files: (state) => {
    const admin = state === 'planted' ? 'manage' : 'desk-9xw';
    const config = `<?php\ndefine('HTTP_SERVER', 'https://shop.example/');\ndefine('DIR_OPENCART', '/srv/www/');\ndefine('DIR_APPLICATION', DIR_OPENCART . 'catalog/');\ndefine('DIR_SYSTEM', DIR_OPENCART . 'system/');\ndefine('DIR_STORAGE', ${state === 'planted' ? "DIR_SYSTEM . 'storage/'" : "DIR_OPENCART . '../storage/'"});\ndefine('DB_DRIVER', 'mysqli');\ndefine('DB_HOSTNAME', '${login.host}');\ndefine('DB_USERNAME', '${login.user}');\ndefine('DB_PASSWORD', '${login.password}');\ndefine('DB_DATABASE', '${login.name}');\ndefine('DB_PORT', '3306');\ndefine('DB_PREFIX', 'oc_');\n`;
    return {
      'index.php': "<?php\ndefine('VERSION', '4.1.0.4');\n",
      'config.php': config,
      [`${admin}/config.php`]: config,
      [`${admin}/controller/common/login.php`]: '<?php\nnamespace Opencart\\Admin\\Controller\\Common;\n',
      'catalog/controller/common/home.php': '<?php\n',
      'system/engine/controller.php': '<?php\n',
      'system/startup.php': '<?php\n',
      'extension/opencart/install.json': '{"name": "OpenCart", "version": "4.1.0.4"}\n',
      'extension/parcels/install.json': '{"name": "Parcels", "version": "1.3"}\n',
    };
  },
  planted: ['guessable-admin-folder', 'storage-in-web-root'],
};
