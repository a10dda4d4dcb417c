import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foreignPage, readOf, weightOf } from '../../../test/engine-read.ts';
import openmage from './openmage.ts';

const info = (name: string, parts: string): string =>
  `<?php class Mage { public static function ${name}() { return array(${parts}); } }`;

function twoLines(major: number): string {
  return `<?php final class Mage {
    public static function getOpenMageVersionInfo(): array {
      if (self::getOpenMageMajorVersion() === 20) {
        return ['major' => '20', 'minor' => '14', 'patch' => '0', 'stability' => '', 'number' => ''];
      }
      return ['major' => '19', 'minor' => '5', 'patch' => '3', 'stability' => '', 'number' => ''];
    }
    public static function getOpenMageMajorVersion(): int { return ${major}; }
  }`;
}

test('the version of every family and age is read', () => {
  const cases: readonly (readonly [files: Record<string, string>, edition: string, version: string | undefined])[] = [
    [
      { 'app/Mage.php': info('getVersionInfo', "'major' => '1', 'minor' => '7', 'revision' => '0', 'patch' => '2'") },
      'magento1',
      '1.7.0.2',
    ],
    [
      { 'app/Mage.php': "<?php final class Mage { public static function getVersion() { return '1.3.2.4'; } }" },
      'magento1',
      '1.3.2.4',
    ],
    [
      {
        'app/Mage.php': info('getVersionInfo', "'major' => '1', 'minor' => '14', 'revision' => '4', 'patch' => '0'"),
        'app/code/core/Enterprise/Pbridge/etc/config.xml': '<config/>',
      },
      'magento1-enterprise',
      '1.14.4.0',
    ],
    [
      {
        'app/Mage.php': info(
          'getOpenMageVersionInfo',
          "'major' => '19', 'minor' => '4', 'patch' => '23', 'stability' => '', 'number' => ''",
        ),
      },
      'openmage',
      '19.4.23',
    ],
    [
      {
        'app/Mage.php': info(
          'getOpenMageVersionInfo',
          "'major' => '21', 'minor' => '0', 'patch' => '0', 'stability' => 'beta', 'number' => '3'",
        ),
      },
      'openmage',
      '21.0.0-beta3',
    ],
    [
      { 'composer.lock': JSON.stringify({ packages: [{ name: 'mahocommerce/maho', version: '25.5.0' }] }) },
      'maho',
      '25.5.0',
    ],
    [{ 'app/Mage.php': twoLines(19) }, 'openmage', '19.5.3'],
    [{ 'app/Mage.php': twoLines(20) }, 'openmage', '20.14.0'],
    [
      {
        'app/Mage.php':
          "<?php class Mage { public static function getVersion() { return '1.9.4.5'; } public static function getMahoVersion(): string { return '24.11.0'; } }",
      },
      'maho',
      '24.11.0',
    ],
    [{ 'app/Mage.php': '<?php class Mage {' }, 'magento1', undefined],
  ];

  for (const [files, edition, version] of cases) {
    const read = openmage.readFiles(readOf(files));

    assert.equal(read.edition, edition, JSON.stringify(files));
    assert.equal(read.versions[0]?.version, version);
  }
});

function local(connection: string): Record<string, string> {
  return {
    'app/etc/local.xml': `<config><global><resources><db><table_prefix/></db><default_setup><connection>${connection}</connection></default_setup></resources></global></config>`,
  };
}

test('the database is read with ports, sockets and characters of XML', () => {
  const cases = [
    [
      '<host>db:3307</host><username>u</username><password><![CDATA[a&b<c]]></password><dbname>shop</dbname>',
      { host: 'db', port: 3307, password: 'a&b<c' },
    ],
    [
      '<host>localhost:/run/m.sock</host><username>u</username><password>a&amp;b</password><dbname>shop</dbname>',
      { host: 'localhost', socket: '/run/m.sock', password: 'a&b' },
    ],
    [
      '<host>db</host><username>u</username><password>0123</password><dbname>shop</dbname>',
      { host: 'db', password: '0123' },
    ],
    [
      '<host>db</host><username>u</username><password/><dbname>shop</dbname><type>pdo_pgsql</type>',
      { host: 'db', password: '', driver: 'postgres' },
    ],
  ] as const;

  for (const [connection, expected] of cases) {
    assert.deepEqual(openmage.readFiles(readOf(local(connection))).config?.databases, [
      { driver: 'mysql', user: 'u', name: 'shop', ...expected },
    ]);
  }
});

test('hostile XML neither throws nor grows', () => {
  const bomb = `<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i} "${`&a${i - 1};`.repeat(10)}">`).join('')}]><config><global><crypt><key>&a19;</key></crypt></global></config>`;

  for (const text of [
    bomb,
    '<config>',
    '<'.repeat(10_000),
    '<config><global/></config',
    '<a>'.repeat(20_000),
    'x',
    '',
  ]) {
    assert.doesNotThrow(() => openmage.readFiles(readOf({ 'app/etc/local.xml': text })), text.slice(0, 30));
  }
});

test('"saved credit card" is on in Magento 1 until a row says otherwise, and never by itself in OpenMage', () => {
  const methods = (family: string | undefined, rows: readonly Record<string, string | number>[]) =>
    openmage.database.payments
      .read({ rows }, family ? { databases: [], prefix: '', flags: { family } } : undefined)
      .find(({ code }) => code === 'ccsave');
  const off = { scope: 'default', scope_id: 0, path: 'payment/ccsave/active', value: '0' };

  assert.equal(methods('magento1', [])?.enabled, true);
  assert.equal(methods('magento1', [])?.savesCards, true);
  assert.equal(methods('magento1', [off])?.enabled, false);
  assert.equal(methods('magento1', [off, { ...off, scope: 'stores', scope_id: 2, value: '1' }])?.enabled, true);
  assert.equal(methods('openmage', []), undefined);
  assert.equal(methods(undefined, []), undefined);
});

test('pages are recognised, and others are not', () => {
  assert.ok(weightOf(openmage, { body: "<script>Mage.Cookies.path = '/';</script>" }) >= 0.9);
  assert.ok(
    weightOf(openmage, { body: '<link href="/skin/frontend/rwd/default/css/styles.css">', cookies: ['frontend'] }) >=
      0.9,
  );
  assert.ok(weightOf(openmage, foreignPage) < 0.5);
});
