import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defines } from '../../../test/stores/made-shop.ts';
import { readOf, webWeight } from '../../../test/stores/read-of.ts';
import { ENOUGH } from '../weigh.ts';
import oscommerce from './oscommerce.ts';

const version = (files: Record<string, string>) => oscommerce.readFiles(readOf(files)).versions[0]?.version;
const top = (name: string) => ({ 'includes/application_top.php': defines({ PROJECT_VERSION: name }) });

test('osCommerce is known by its cookie and its links', () => {
  assert.ok(webWeight(oscommerce, { cookies: ['osCsid'] }) >= 0.9);
  assert.ok(webWeight(oscommerce, { body: '<a href="login.php?osCsid=0123456789abcdef0123456789abcdef">' }) >= 0.9);
});

test('other pages are not taken for osCommerce', () => {
  for (const body of ['', 'We know osCommerce well', 'index.php?main_page=login', 'index.php?cPath=1']) {
    assert.ok(webWeight(oscommerce, { body }) < ENOUGH, body);
  }
});

test('the version is read in every form in which it was ever written', () => {
  assert.equal(version({ 'includes/version.php': '2.3.4.1\n' }), '2.3.4.1');
  assert.equal(version({ 'includes/OSC/version.txt': '2.4.2\n' }), '2.4.2');
  assert.equal(
    version({
      'includes/version.php': defines({
        PROJECT_VERSION_MAJOR: '4',
        PROJECT_VERSION_MINOR: '14',
        PROJECT_VERSION_PATCH: '7',
      }),
    }),
    '4.14.7',
  );
  assert.equal(version(top('osCommerce Online Merchant v2.2 RC2a')), '2.2rc2a');
  assert.equal(version(top('osCommerce 2.2-MS2')), '2.2ms2');
  assert.equal(version(top('osCommerce Online Merchant v2.3')), '2.3');
  assert.equal(version(top('somebody else')), undefined);
});

test('2.4 keeps its settings as lines', () => {
  const own = oscommerce.readFiles(
    readOf({
      'includes/OSC/Conf/global.php':
        '<?php\n$ini = <<<EOD\ndb_server = "localhost"\ndb_server_username = "u"\ndb_server_password = "p"\ndb_database = "n"\ndb_table_prefix = "osc_"\nEOD;\n',
    }),
  ).config;

  assert.deepEqual(own?.databases, [{ driver: 'mysql', host: 'localhost', user: 'u', password: 'p', name: 'n' }]);
  assert.equal(own?.prefix, 'osc_');
});

test('shops of the family of xt:Commerce are not given a version of osCommerce', () => {
  const reading = oscommerce.readFiles(readOf({ ...top('osCommerce 2.2-MS2'), 'inc/xtc_not_null.inc.php': '<?php\n' }));

  assert.deepEqual(reading.versions, []);
  assert.equal(reading.edition, 'xtcommerce');
});
