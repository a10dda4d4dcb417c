import { bcrypt, key, type MadeStore, password } from '../store-with-flaws.ts';
import { sharedFlaws, sharedTables } from '../magento1-1.9/store.ts';

function local(host: string, crypt: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<config>
  <global>
    <install><date>Thu, 02 Jan 2025 10:00:00 +0000</date></install>
    <crypt><key>${crypt}</key></crypt>
    <resources>
      <db><table_prefix/></db>
      <default_setup><connection>
        <host>${host}</host><username>om</username><password>${password}</password><dbname>openmage</dbname>
        <initStatements>SET NAMES utf8mb4</initStatements><model>mysql4</model><type>pdo_mysql</type><active>1</active>
      </connection></default_setup>
      <default_read><connection><host>replica</host><username>om</username><password>${password}</password><dbname>openmage</dbname></connection></default_read>
    </resources>
  </global>
  <admin><routers><adminhtml><args><frontName>office</frontName></args></adminhtml></routers></admin>
</config>
`;
}

const mage = `<?php
class Mage
{
    public static function getVersionInfo(): array
    {
        return ['major' => '1', 'minor' => '9', 'revision' => '4', 'patch' => '5', 'stability' => '', 'number' => ''];
    }
    public static function getOpenMageVersionInfo(): array
    {
        return [
            'major'     => '20',
            'minor'     => '12',
            'patch'     => '3',
            'stability' => '', // beta,alpha,rc
            'number'    => '',
        ];
    }
}
`;

/** OpenMage LTS 20 by Composer, without a prefix, with a replica. */
export const openmage20: MadeStore = {
  name: 'OpenMage 20',
  engine: 'openmage',
  files: {
    'app/Mage.php': mage,
    'app/etc/local.xml': local('db.internal:3310', key),
    'composer.lock': JSON.stringify({ packages: [{ name: 'openmage/magento-lts', version: 'v20.12.3', type: 'magento-source' }] }),
  },
  tables: sharedTables('', bcrypt),
  planted: {
    files: { 'app/etc/local.xml': local('db.internal:3310', 'short') },
    tables: sharedFlaws(''),
    checks: ['weak-application-key', 'template-symlinks-allowed', 'request-tokens-off', 'developer-tool-enabled', 'all-powerful-api-key'],
  },
  expect: {
    version: '20.12.3',
    place: 'app/Mage.php',
    editionName: 'OpenMage LTS',
    adminPath: 'office',
    prefix: '',
    database: { host: 'db.internal', port: 3310, user: 'om', name: 'openmage' },
    extensions: [],
    admins: { 'petra.lang': [true, 'off'], 'tom.berg': [false, 'off'] },
    methods: { ccsave: false, paypal_standard: true, checkmo: true, free: true },
  },
};
