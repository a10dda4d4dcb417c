import { bcrypt, type MadeStore, password } from '../store-with-flaws.ts';

function config(login: string, more = ''): string {
  return `<?php
return array_replace_recursive([
    'db' => [${login}, 'dbname' => 'shopware', 'host' => 'localhost', 'port' => '3306'],${more}
]);
`;
}

function serialise(text: string): string {
  return `s:${text.length}:"${text}";`;
}

/** Shopware 5.7 as its release archive unpacks. */
export const shopware57: MadeStore = {
  name: 'Shopware 5.7',
  engine: 'shopware5',
  files: {
    'shopware.php': '<?php\n// Shopware\n',
    'engine/Shopware/Kernel.php': "<?php\nclass Kernel {\n    protected $release = [\n        'version' => '5.7.19',\n        'version_text' => '',\n        'revision' => '202405'\n    ];\n}\n",
    'config.php': config(`'username' => 'sw5', 'password' => '${password}'`),
    'custom/plugins/AcmePay/plugin.xml': '<plugin><label>Acme</label><version>2.3.0</version></plugin>',
    'engine/Shopware/Plugins/Community/Frontend/AcmeOld/Bootstrap.php': "<?php\nclass X {\n  public function getVersion()\n  {\n    return '1.0.7';\n  }\n}\n",
    'themes/Frontend/Responsive/Theme.php': '<?php\n',
  },
  tables: `
CREATE TABLE s_core_auth (id int, roleID int, username varchar(255), password varchar(255), encoder varchar(255), apiKey varchar(40), lastlogin datetime, name varchar(255), email varchar(120), active int);
INSERT INTO s_core_auth VALUES (50,1,'maria.keller','${bcrypt}','bcrypt',NULL,'2026-11-20 10:00:00','Maria Keller','maria@shop.example',1),(51,2,'jonas.vogt','${bcrypt}','bcrypt','','2026-11-19 10:00:00','Jonas Vogt','jonas@shop.example',1);
CREATE TABLE s_core_auth_roles (id int, name varchar(255), admin int);
INSERT INTO s_core_auth_roles VALUES (1,'local_admins',1),(2,'orders',0);
CREATE TABLE s_core_config_elements (id int, name varchar(255), value text);
INSERT INTO s_core_config_elements VALUES (1,'setoffline','b:0;'),(2,'mailer_password','s:0:"";');
CREATE TABLE s_core_config_values (id int, element_id int, shop_id int, value text);
CREATE TABLE s_core_shops (id int, main_id int, host varchar(255), base_path varchar(255), secure int, active int);
INSERT INTO s_core_shops VALUES (1,NULL,'shop.example','',1,1);
CREATE TABLE s_core_plugins (id int, name varchar(255), source varchar(255), version varchar(255), active int, installation_date datetime);
INSERT INTO s_core_plugins VALUES (1,'Cron','Default','1.0.0',1,NULL),(2,'AcmePay','','2.3.0',1,NULL),(3,'SwagSecurity','','1.1.60',1,NULL);
CREATE TABLE s_articles (id int, name varchar(255), description_long mediumtext);
CREATE TABLE s_order (id int, ordernumber varchar(255), comment text);
CREATE TABLE s_core_paymentmeans (id int, name varchar(255), description varchar(255), class varchar(255), active int);
INSERT INTO s_core_paymentmeans VALUES (4,'invoice','Invoice','invoice.php',1),(5,'SwagPaymentPayPalUnified','PayPal','',0);
CREATE TABLE s_core_payment_data (id int, user_id int, account_number varchar(255), bank_code varchar(255), iban varchar(255), bic varchar(255), account_holder varchar(255));
CREATE TABLE s_core_log (id int, type varchar(255), user varchar(255), date datetime, ip_address varchar(255), user_agent varchar(255));
INSERT INTO s_core_log VALUES (1,'backend','Maria Keller','2026-11-20 10:00:00','192.0.2.1','Mozilla');
`,
  planted: {
    files: {
      'config.php': config(`'username' => 'root', 'password' => 'root'`, "\n    'front' => ['showException' => true],\n    'csrfProtection' => ['frontend' => false, 'backend' => false],"),
    },
    tables: `
DELETE FROM s_core_plugins WHERE name = 'SwagSecurity';
UPDATE s_core_auth SET apiKey = '${'k'.repeat(40)}' WHERE id = 50;
INSERT INTO s_core_payment_data VALUES (1,1,'','','DE89370400440532013000','COBADEFFXXX','Anna Muster');
INSERT INTO s_core_config_values VALUES (1,2,1,'${serialise(password)}');
`,
    checks: ['debug-mode', 'weak-database-login', 'csrf-protection-off', 'security-plugin-missing', 'all-powerful-api-key', 'credential-in-clear'],
  },
  expect: {
    version: '5.7.19',
    place: 'engine/Shopware/Kernel.php',
    adminPath: 'backend',
    prefix: '',
    database: { host: 'localhost', port: 3306, user: 'sw5', name: 'shopware' },
    extensions: [['AcmePay', '2.3.0'], ['AcmeOld', '1.0.7'], ['SwagSecurity', '1.1.60']],
    admins: { 'maria.keller': [true, 'off'], 'jonas.vogt': [false, 'off'] },
    methods: { invoice: true, SwagPaymentPayPalUnified: false },
  },
};
