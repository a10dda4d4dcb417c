import { key, type MadeStore, password } from '../store-with-flaws.ts';

function local(host: string, user: string, secret: string, crypt: string): string {
  return `<?xml version="1.0"?>
<config>
  <global>
    <install><date><![CDATA[Tue, 05 Mar 2013 11:20:00 +0000]]></date></install>
    <crypt><key><![CDATA[${crypt}]]></key></crypt>
    <resources>
      <db><table_prefix><![CDATA[mg_]]></table_prefix></db>
      <default_setup><connection>
        <host><![CDATA[${host}]]></host>
        <username><![CDATA[${user}]]></username>
        <password><![CDATA[${secret}]]></password>
        <dbname><![CDATA[shop]]></dbname>
        <model><![CDATA[mysql4]]></model><active>1</active>
      </connection></default_setup>
    </resources>
  </global>
  <admin><routers><adminhtml><args><frontName><![CDATA[verwaltung]]></frontName></args></adminhtml></routers></admin>
</config>
`;
}

/** Tables as Magento 1 and OpenMage share them. */
export function sharedTables(prefix: string, hash: string): string {
  const p = prefix;
  return `
CREATE TABLE ${p}core_resource (code varchar(50), version varchar(50), data_version varchar(50));
INSERT INTO ${p}core_resource VALUES ('core_setup','1.6.0.10','1.6.0.10'),('acme_pay_setup','0.3.1','0.3.1');
CREATE TABLE ${p}core_config_data (config_id int, scope varchar(8), scope_id int, path varchar(255), value text);
INSERT INTO ${p}core_config_data VALUES (1,'default',0,'web/unsecure/base_url','https://shop.example/'),(2,'default',0,'web/secure/base_url','https://shop.example/'),
 (3,'default',0,'payment/ccsave/active','0'),(4,'default',0,'payment/paypal_standard/active','1'),(5,'default',0,'payment/paypal_standard/title','PayPal');
CREATE TABLE ${p}admin_user (user_id int, username varchar(40), email varchar(128), password varchar(255), is_active smallint, created timestamp NULL, logdate timestamp NULL);
INSERT INTO ${p}admin_user VALUES (1,'petra.lang','petra@shop.example','${hash}',1,'2013-03-05 12:00:00','2026-11-20 09:00:00'),
 (2,'tom.berg','tom@shop.example','${hash}',1,'2015-03-05 12:00:00','2026-11-19 09:00:00');
CREATE TABLE ${p}admin_role (role_id int, parent_id int, role_type varchar(1), user_id int, role_name varchar(50));
INSERT INTO ${p}admin_role VALUES (1,0,'G',0,'Administrators'),(2,1,'U',1,'Petra'),(3,0,'G',0,'Orders'),(4,3,'U',2,'Tom');
CREATE TABLE ${p}admin_rule (rule_id int, role_id int, resource_id varchar(255), permission varchar(10));
INSERT INTO ${p}admin_rule VALUES (1,1,'all','allow'),(2,3,'admin/sales','allow'),(3,3,'all','deny');
CREATE TABLE ${p}eav_attribute (attribute_id int, attribute_code varchar(255));
CREATE TABLE ${p}api_user (user_id int, username varchar(40), email varchar(128), api_key varchar(255), created timestamp NULL, is_active smallint);
CREATE TABLE ${p}api_role (role_id int, parent_id int, role_type varchar(1), user_id int, role_name varchar(50));
CREATE TABLE ${p}api_rule (rule_id int, role_id int, resource_id varchar(255), api_permission varchar(10));
CREATE TABLE ${p}sales_flat_quote_payment (payment_id int, method varchar(255), cc_number_enc varchar(255), cc_cid_enc varchar(255));
CREATE TABLE ${p}cms_block (block_id int, identifier varchar(255), content mediumtext, is_active smallint);
INSERT INTO ${p}cms_block VALUES (1,'footer_links','<ul><li><a href="/kontakt">Kontakt</a></li></ul>',1);
`;
}

export function sharedFlaws(p: string): string {
  return `
INSERT INTO ${p}core_config_data VALUES (10,'default',0,'dev/template/allow_symlink','1'),(11,'default',0,'admin/security/use_form_key','0'),
 (12,'stores',1,'dev/debug/template_hints','1'),(13,'default',0,'admin/security/session_cookie_lifetime','86400');
INSERT INTO ${p}api_user VALUES (1,'erp','','${'0'.repeat(32)}','2014-01-01',1);
INSERT INTO ${p}api_role VALUES (1,0,'G',0,'All'),(2,1,'U',1,'erp');
INSERT INTO ${p}api_rule VALUES (1,1,'all','allow');
`;
}

const mage = `<?php
final class Mage
{
    public static function getVersion()
    {
        $i = self::getVersionInfo();
        return trim("{$i['major']}.{$i['minor']}.{$i['revision']}");
    }
    public static function getVersionInfo()
    {
        return array(
            'major'     => '1',
            'minor'     => '9',
            'revision'  => '3',
            'patch'     => '1',
            'stability' => '',
            'number'    => '',
        );
    }
}
`;

/** Magento 1.9 Community, with a prefix and a socket. */
export const magento19: MadeStore = {
  name: 'Magento 1.9',
  engine: 'openmage',
  files: {
    'app/Mage.php': mage,
    'app/etc/local.xml': local('localhost:/run/mysqld/mysqld.sock', 'shop', `${password}&amp;`, key),
    'app/code/core/Mage/Core/etc/config.xml': '<config/>',
    'app/etc/modules/Acme_Pay.xml': '<config><modules><Acme_Pay><active>true</active><codePool>community</codePool></Acme_Pay></modules></config>',
    'app/etc/modules/Mage_All.xml': '<config><modules><Mage_Core><active>true</active></Mage_Core></modules></config>',
    'app/code/community/Acme/Pay/etc/config.xml': '<config><modules><Acme_Pay><version>0.3.1</version></Acme_Pay></modules></config>',
  },
  tables: sharedTables('mg_', `${'a1b2'.repeat(8)}:Xy`),
  planted: {
    files: { 'app/etc/local.xml': local('db', 'shop', 'shop', ''), 'downloader/index.php': '<?php\n' },
    tables: `${sharedFlaws('mg_')}UPDATE mg_core_config_data SET value = '1' WHERE path = 'payment/ccsave/active';
INSERT INTO mg_sales_flat_quote_payment VALUES (1,'ccsave','oz9J${'mXBL8dBvtlfQ3LTaSQ=='}','${'1' + '23'}');`,
    checks: [
      'weak-application-key',
      'weak-database-login',
      'template-symlinks-allowed',
      'request-tokens-off',
      'developer-tool-enabled',
      'long-admin-session',
      'all-powerful-api-key',
      'card-saving-enabled',
      'card-code-stored',
      'encrypted-card-data',
    ],
  },
  expect: {
    version: '1.9.3.1',
    place: 'app/Mage.php',
    editionName: 'Magento 1',
    adminPath: 'verwaltung',
    prefix: 'mg_',
    database: { host: 'localhost', socket: '/run/mysqld/mysqld.sock', user: 'shop', name: 'shop' },
    extensions: [['Acme_Pay', '0.3.1']],
    admins: { 'petra.lang': [true, 'off'], 'tom.berg': [false, 'off'] },
    methods: { ccsave: false, paypal_standard: true, checkmo: true, free: true },
  },
};
