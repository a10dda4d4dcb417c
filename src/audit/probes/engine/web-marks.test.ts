import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unknown } from '../../../core/fact.ts';
import type { Page, Web } from '../../../core/hands.ts';
import webMarks from './web-marks.ts';

const tools = {
  now: () => new Date(0),
  signal: new AbortController().signal,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  tell() {},
};

/** A store whose home page is this, and that has no other page. */
function web(body: string, headers: Page['headers'] = []): Web {
  const page: Page = {
    url: '',
    status: 200,
    headers,
    body,
    start: new Uint8Array(),
    cut: false,
    redirects: [],
    milliseconds: 1,
  };
  return {
    origin: 'https://shop.example',
    base: '/',
    spent: () => 1,
    get: async (path) => (path === '' ? page : { ...page, status: 404, headers: [], body: 'Not found' }),
  };
}

async function seen(body: string, headers?: Page['headers']) {
  const { onWeb } = await webMarks.gather({ web: web(body, headers) }, {}, tools);
  assert.ok(!(onWeb instanceof Unknown));
  return onWeb;
}

test('recognises engines by what their pages hold', async () => {
  const pages: readonly (readonly [string, string])[] = [
    [
      'magento2',
      '<script type="text/x-magento-init">{"*":{"mage/cookies":{}}}</script><link href="https://shop.example/static/version1700000000/frontend/Magento/luma/en_US/css/styles.css">',
    ],
    [
      'woocommerce',
      '<link href="/wp-content/plugins/woocommerce/assets/css/woocommerce.css"><body class="theme-x woocommerce woocommerce-page">',
    ],
    [
      'zen-cart',
      '<meta name="generator" content="shopping cart program by Zen Cart"><a href="index.php?main_page=product_info&products_id=1">',
    ],
    [
      'shopify',
      '<script src="https://cdn.shopify.com/s/files/1/0001/t/1/assets/theme.js"></script><script>Shopify.theme = {};</script>',
    ],
  ];
  for (const [id, body] of pages) assert.equal((await seen(body))?.id, id);
});

test('a page of none of them is null', async () => {
  assert.equal(await seen('<h1>Hello</h1><p>We compared Magento with WooCommerce and Shopify.</p>'), null);
});

test('names of cookies count, their values do not', async () => {
  assert.equal(await seen('<h1>Hello</h1>', [['set-cookie', 'note=PrestaShop-1234567890abcdef; path=/']]), null);
});
