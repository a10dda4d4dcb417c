import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const php = '<?php\n';
/** Code in a place for pictures; it only says hello. Put together here, so that no scanner takes this file for infected. */
const intruder = [php, 'ev', 'al(bas', "e64_decode('ZWNobyAiaGVsbG8iOw=='));\n"].join('');

/** The demo shop's files in Zen Cart's layout, by path. None of it is Zen Cart's own code. */
function content(): Readonly<Record<string, string>> {
  return {
    'index.php': `${php}require 'includes/application_top.php';\n`,
    'ipn_main_handler.php': `${php}require 'includes/application_top.php';\n`,
    'includes/application_top.php': `${php}require 'includes/configure.php';\n`,
    'includes/autoload_func.php': php,
    'includes/version.php': `${php}define('PROJECT_VERSION_NAME', 'Zen Cart');\ndefine('PROJECT_VERSION_MAJOR', '1');\ndefine('PROJECT_VERSION_MINOR', '5.7');\ndefine('PROJECT_VERSION_PATCH1', '');\ndefine('EXPECTED_DATABASE_VERSION_MAJOR', '1');\ndefine('EXPECTED_DATABASE_VERSION_MINOR', '5.7');\n`,
    'includes/configure.php': configure('/'),
    'includes/configure.php.bak': configure('/'),
    'includes/templates/responsive_classic/css/stylesheet.css': 'body { font-family: sans-serif }\n',
    'includes/modules/pages/checkout_payment/header_php.php': php,
    'includes/modules/payment/cc.php': `${php}class cc {}\n`,
    'includes/modules/payment/cod.php': `${php}class cod {}\n`,
    'admin/includes/configure.php': configure('/admin/'),
    'admin/includes/init_includes/init_admin.php': php,
    'admin/login.php': php,
    'zc_install/index.php': `${php}// Zen Cart installer\n`,
    'images/mug.php': intruder,
    'images/.htaccess': 'AddHandler application/x-httpd-php .jpg\n',
    'cache/.htaccess': 'deny from all\n',
    'logs/myDEBUG-1700000000-1.log':
      '[15-Nov-2023 10:00:00] PHP Warning: Undefined variable $order in /var/www/shop/includes/classes/order.php on line 12\n',
    'info.php': `${php}phpinfo();\n`,
    'backup.sql': dump(),
    '.git/HEAD': 'ref: refs/heads/master\n',
    '.git/config': '[core]\n\trepositoryformatversion = 0\n\tbare = false\n',
    'robots.txt': 'User-agent: *\nDisallow: /admin/\n',
  };
}

function configure(path: string): string {
  const defines = {
    HTTP_SERVER: 'http://leaky-teapot.example',
    HTTPS_SERVER: 'http://leaky-teapot.example',
    ENABLE_SSL: 'false',
    DIR_WS_CATALOG: path,
    DIR_FS_CATALOG: '/var/www/shop/',
    DB_TYPE: 'mysql',
    DB_PREFIX: '',
    DB_CHARSET: 'utf8',
    DB_SERVER: 'localhost',
    DB_SERVER_USERNAME: 'root',
    DB_SERVER_PASSWORD: '',
    DB_DATABASE: 'shop',
    SESSION_STORAGE: 'db',
  };
  return (
    php +
    Object.entries(defines)
      .map(([name, value]) => `define('${name}', '${value}');\n`)
      .join('')
  );
}

function dump(): string {
  return [
    '-- MySQL dump 10.13  Distrib 5.5.62, for debian-linux-gnu (x86_64)',
    '-- Host: localhost    Database: shop',
    'CREATE TABLE `customers` (`customers_id` int(11), `customers_email_address` varchar(96), `customers_password` varchar(255));',
    "INSERT INTO `customers` VALUES (1,'anna.sample0@customer.example','0:c1');",
    '-- Dump completed on 2023-11-15 10:00:00',
    '',
  ].join('\n');
}

/** Writes the demo shop's files below `root`. */
export function makeFiles(root: string): void {
  for (const [path, text] of Object.entries(content())) {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
  }
  chmodSync(join(root, 'includes/configure.php'), 0o666);
}
