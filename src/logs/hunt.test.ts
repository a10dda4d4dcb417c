import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attacks } from './attacks.ts';
import { makeHunt } from './hunt.ts';
import { namedAttacks } from './named-attacks.ts';

let minute = 0;
const line = (client: string, request: string, status: number, agent = 'Mozilla/5.0'): string =>
  `${client} - - [10/Oct/2026:13:${String(minute++ % 60).padStart(2, '0')}:36 +0000] "${request} HTTP/1.1" ${status} 10 "-" "${agent}"`;

function hear(text: string, chunk = text.length, all = attacks) {
  const hunt = makeHunt(all);
  const file = hunt.file('access.log');
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunk) file.add(bytes.subarray(at, at + chunk));
  file.end();
  return hunt.tell();
}
const worked = (text: string): readonly string[] =>
  hear(text)
    .hunted.filter((one) => one.worked > 0)
    .map(({ attack }) => attack.id);

const hits: Readonly<Record<string, readonly [string, number]>> = {
  'code-in-uploads-run': ['POST /pub/media/catalog/x.php', 200],
  'known-shell-called': ['GET /accesson.php?x=1', 200],
  'phpunit-run': ['POST /modules/autoupgrade/vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php', 200],
  'custom-option-file-called': ['GET /media/custom_options/quote/a/b/abc', 200],
  'address-file-upload': ['POST /customer/address_file/upload', 200],
  'cms-block-written': ['PUT /rest/default/V1/cmsBlock/12', 200],
  'product-frontend-injection': [
    'GET /catalog/product_frontend_action/synchronize?type_id=recently_products&ids[0][product_id][from]=%3F',
    200,
  ],
  'page-builder-preview': ['POST /pagebuilder/contenttype/preview/', 200],
  shoplift: ['POST /index.php/admin/Cms_Wysiwyg/directive/index/', 200],
  'magmi-used': ['POST /magmi/web/magmi_saveprofile.php', 200],
  'wp2shell-plugin-called': ['POST /wp-content/plugins/fun-0a1b2c3d/x.php', 200],
  'user-made-through-api': ['POST /?rest_route=/wp/v2/users', 201],
  'store-api-injection': [
    'GET /wp-json/wc/store/products/collection-data?calculate_attribute_counts[0][taxonomy]=%252522%252529%252520union%252520select',
    200,
  ],
  'wishlist-injection': ['GET /module/blockwishlist/view?id_wishlist=1&order=p.name,%20(select%20sleep(5))', 200],
  'opencart-installer-run': ['POST /install/index.php?route=install/step_3', 302],
  'admin-login-walked-round': ['POST /admin/file_manager.php/login.php?action=save', 200],
  'oscommerce-installer-run': ['POST /install/install.php?step=4', 200],
  'oscommerce-configure-called': ['GET /install/includes/configure.php', 200],
  'zen-cart-installer-run': ['POST /zc_install/index.php', 200],
};
for (const [id, [request, status]] of Object.entries(hits)) {
  test(`${id}: an answer that looks like success counts, a refusal does not`, () => {
    assert.ok(worked(line('203.0.113.7', request, status)).includes(id));
    for (const refused of [403, 404, 500]) assert.deepEqual(worked(line('203.0.113.7', request, refused)), []);
    assert.ok(hear(line('203.0.113.7', request, 404)).hunted.some(({ attack }) => attack.id === id));
  });
}

test('what customers and staff do every day is no attack', () => {
  const daily = [
    'GET / HTTP',
    'POST /rest/V1/guest-carts/abc/items',
    'POST /rest/default/V1/guest-carts/abc/estimate-shipping-methods',
    'GET /catalog/product_frontend_action/synchronize?type_id=recently_products&ids[12][added_at]=1760000000&ids[12][product_id]=12',
    'POST /rest/V1/integration/admin/token',
    'GET /media/catalog/product/a/b/phone.jpg',
    'GET /media/custom_options/quote/a/b/logo.png',
    'GET /wp-content/uploads/index.php',
    'GET /wp-content/uploads/2026/10/graph.php.png',
    'GET /img/p/1/index.php',
    'GET /admin/cms_wysiwyg/directive/___directive/abc/',
    'POST /admin/pagebuilder/contenttype/preview/',
    'GET /rest/V1/cmsBlock/12',
    'GET /wp-json/wp/v2/users/me',
    'POST /wp-login.php',
    'GET /module/blockwishlist/view?id_wishlist=1&order=product.name.asc',
    'GET /wp-json/wc/store/v1/products/collection-data?calculate_attribute_counts[0][taxonomy]=pa_color',
    'GET /index.php?route=product/search&search=union+jack+mug',
    'GET /install/readme.txt',
    'GET /blog/select-the-right-c99-compiler.html',
    'POST /index.php?wc-ajax=checkout',
  ];
  assert.deepEqual(worked(daily.map((request) => line('198.51.100.1', request, 200)).join('\n')), []);
});

test('guessing counts only when many wrong passwords end with a right one', () => {
  const wrong = (times: number): string[] =>
    Array.from({ length: times }, () => line('203.0.113.9', 'POST /wp-login.php', 200));
  const right = line('203.0.113.9', 'POST /wp-login.php', 302);

  assert.deepEqual(worked([...wrong(40), right].join('\n')), ['wordpress-password-guessed']);
  assert.deepEqual(worked([...wrong(3), right].join('\n')), []);
  assert.deepEqual(worked(wrong(200).join('\n')), []);
  assert.deepEqual(worked([...wrong(40), line('198.51.100.1', 'POST /wp-login.php', 302)].join('\n')), []);
});

test('follows the client from the first hit on, and nobody else', () => {
  const text = [
    line('203.0.113.7', 'GET /before', 200),
    line('203.0.113.7', 'POST /media/custom_options/quote/x/y/z.php', 200),
    line('198.51.100.1', 'GET /other', 200),
    line('203.0.113.7', 'POST /checkout/cart/add', 200),
    line('203.0.113.7', 'GET /picture.png', 200),
    line('203.0.113.7', 'GET /gone', 404),
  ].join('\n');

  const [hit] = hear(text).hunted.find(({ attack }) => attack.id === 'custom-option-file-called')?.attackers ?? [];

  assert.equal(hit?.client, '203.0.113.7');
  assert.equal(hit?.after?.requests, 4);
  assert.equal(hit?.after?.written, 2);
  assert.deepEqual(hit?.after?.paths, ['POST /media/custom_options/quote/x/y/z.php', 'POST /checkout/cart/add']);
});

test('hears the same in chunks of any size', () => {
  const text = `${Object.values(hits)
    .map(([request, status], index) => line(`203.0.113.${index}`, request, status))
    .join('\r\n')}\n`;
  const whole = hear(text);

  for (const size of [1, 7, 64, 1000]) assert.deepEqual(hear(text, size), whole);
});

test('sees what is hidden by percent signs', () => {
  assert.deepEqual(worked(line('203.0.113.7', 'POST /%70ub/%6dedia/x%2ephp', 200)), ['code-in-uploads-run']);
});

test('reads what was sent where the log keeps it', () => {
  const json = (body: string): string =>
    JSON.stringify({
      remote_addr: '203.0.113.7',
      request: 'POST / HTTP/1.1',
      status: 200,
      time_iso8601: '2026-10-10T10:00:00Z',
      request_body: body,
    });

  assert.deepEqual(worked(json('fc=module&module=abc&controller=x&id=1 union select 1')), ['hidden-in-post']);
  assert.deepEqual(worked(json('fc=module&module=ps_shoppingcart&controller=ajax&id=1')), []);
  assert.equal(hear(json('a')).bodies, true);
  const cart = (body: string): string =>
    json(body).replace('POST / ', 'POST /rest/V1/guest-carts/1/estimate-shipping-methods ');
  assert.deepEqual(worked(cart('{"address":{"totalsCollector":{"sourceData":{"data":"<!DOCTYPE"}}}}')), [
    'cosmicsting-sent',
  ]);
  assert.deepEqual(worked(cart('{"address":{"countryId":"DE"}}')), []);
});

test('an address that an advisory names is heard with its component', () => {
  const named = namedAttacks([
    { id: 'MVDB-M2-A_B', component: 'A_B', engine: 'magento2', path: '/mgtfeed/feed/update' },
    { id: 1 },
    null,
  ]);
  const [hit, ...more] = hear(line('203.0.113.7', 'POST /index.php/mgtfeed/feed/update/?x=1', 200), 1000, named).hunted;

  assert.equal(hit?.attack.component, 'A_B');
  assert.deepEqual(more, []);
  assert.deepEqual(hear(line('203.0.113.7', 'GET /mgtfeed/feed/updates', 200), 1000, named).hunted, []);
});

test('a file that is no access log is named, and lines without end are not kept', () => {
  assert.deepEqual(hear('PHP Warning: x\nPHP Notice: y\n').unread, ['access.log']);
  assert.equal(
    hear(`${'a'.repeat(1_000_000)}\n${line('203.0.113.7', 'GET /accesson.php', 200)}\n`, 10_000).hunted.length,
    1,
  );
});

test('one request is told once, by the attack that fits best', () => {
  assert.deepEqual(worked(line('203.0.113.7', 'POST /pub/media/custom_options/quote/a/b/x.php', 200)), [
    'custom-option-file-called',
  ]);
});
