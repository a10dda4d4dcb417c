import assert from 'node:assert/strict';
import { test } from 'node:test';
import { defines } from '../../../test/stores/made-shop.ts';
import { pageOf, readOf, webWeight } from '../../../test/stores/read-of.ts';
import { ENOUGH } from '../weigh.ts';
import zenCart from './zen-cart.ts';

test('Zen Cart is known by its cookie and its pages', () => {
  assert.ok(webWeight(zenCart, { cookies: ['zenid'] }) >= 0.9);
  assert.ok(
    webWeight(zenCart, {
      body: 'index.php?main_page=product_info <link href="includes/templates/responsive_classic/css/a.css">',
    }) >= 0.9,
  );
});

test('other pages are not taken for Zen Cart', () => {
  for (const body of ['', 'Moving from Zen Cart', 'index.php?route=common/home', 'product_info.php?products_id=1']) {
    assert.ok(webWeight(zenCart, { body }) < ENOUGH, body);
  }
});

test('the version is put together from its parts, with a letter where there is one', () => {
  const version = (values: Record<string, string>) =>
    zenCart.readFiles(readOf({ 'includes/version.php': defines({ PROJECT_VERSION_NAME: 'Zen Cart', ...values }) }))
      .versions[0]?.version;

  assert.equal(version({ PROJECT_VERSION_MAJOR: '1', PROJECT_VERSION_MINOR: '5.7c' }), '1.5.7c');
  assert.equal(
    version({ PROJECT_VERSION_MAJOR: '1', PROJECT_VERSION_MINOR: '3.8', PROJECT_VERSION_PATCH1: 'a' }),
    '1.3.8a',
  );
  assert.equal(version({ PROJECT_VERSION_MAJOR: '2', PROJECT_VERSION_MINOR: '2.2' }), '2.2.2');
  assert.equal(version({}), undefined);
});

test('the installer is not taken for the admin folder', () => {
  const files = {
    'includes/configure.php': defines({ DB_DATABASE: 'n' }),
    'zc_install/includes/init_includes/a.php': '',
    'desk/includes/init_includes/a.php': '',
  };

  assert.equal(zenCart.readFiles(readOf(files)).config?.adminPath, 'desk');
});

test('pages tell the version only where they name it as their maker', () => {
  assert.equal(zenCart.readVersionFromPages([pageOf('', 'Zen Cart 1.5.7 manual')]), undefined);
});
