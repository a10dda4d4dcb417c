import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CannotTell } from '../../../core/errors.ts';
import { Unknown } from '../../../core/fact.ts';
import type { Browser, Visit } from '../../../core/hands.ts';
import { maskText } from '../../../detectors/mask.ts';
import type { PageSeen } from '../../facts/web.ts';
import browsedCheckout from './browsed-checkout.ts';
import checkoutPages from './checkout-pages.ts';

const tools = undefined as never;

function page(more: Partial<PageSeen> = {}): PageSeen {
  return {
    kind: 'checkout',
    asked: 'checkout/',
    url: 'https://shop.example/checkout/',
    status: 200,
    redirects: [],
    headers: [],
    cookies: [],
    html: true,
    cut: false,
    title: maskText('Pay'),
    generators: [],
    metaPolicies: [],
    forms: [],
    looseFields: [],
    scripts: [],
    frames: [],
    plainResources: [],
    sessionParameters: [],
    ...more,
  };
}

function field(name: string, more = {}) {
  return { name, id: '', type: 'text', autocomplete: '', placeholder: maskText(''), ...more };
}

function form(action: string, ...names: readonly string[]) {
  return { action: maskText(action), method: 'post' as const, id: '', fields: names.map((name) => field(name)) };
}

async function look(pages: readonly PageSeen[]) {
  const { checkout } = await checkoutPages.gather({}, { pages, browsed: undefined }, tools);
  assert.ok(!(checkout instanceof Unknown));
  return checkout;
}

test('card fields are found in forms and outside of them, on any page', async () => {
  const seen = await look([
    page({ kind: 'home', url: 'https://shop.example/', looseFields: [field('', { id: 'cardNumber' })] }),
    page({
      forms: [
        form('https://shop.example/pay', 'cc_number', 'cc_cid'),
        form('https://secure.authorize.net/x', 'x_card_num'),
      ],
    }),
  ]);

  assert.deepEqual(
    seen.flatMap(({ cardForms }) => cardForms.map(({ fields, sentToKind, sent }) => [fields.join(), sentToKind, sent])),
    [
      ['cardNumber', 'own', false],
      ['cc_number', 'own', true],
      ['x_card_num', 'processor', true],
    ],
  );
});

test('an ordinary checkout has no card form', async () => {
  const [seen] = await look([
    page({ forms: [form('https://shop.example/pay', 'email', 'gift_card_number', 'postcode', 'payment[method]')] }),
  ]);

  assert.deepEqual(seen?.cardForms, []);
});

test('a checkout that sends visitors to the cart is not the payment page', async () => {
  const away = page({
    url: 'https://shop.example/cart/',
    redirects: [{ url: 'https://shop.example/checkout/', status: 302, location: '/cart/' }],
  });

  assert.deepEqual(await look([away]), []);
  assert.deepEqual(await look([page({ sameAs: 'cart' })]), []);
  const browser: Browser = { visit: async () => assert.fail('nothing to visit') };
  await assert.rejects(browsedCheckout.gather({ browser }, { pages: [away] }, tools), CannotTell);
});

test('what a browser saw comes first, without queries', async () => {
  const visit: Visit = {
    url: 'https://shop.example/checkout/?token=hush',
    status: 200,
    title: '',
    requests: [{ url: 'https://js.stripe.com/v3/?k=hush', type: 'script' }],
    forms: [],
    scripts: [{ url: 'https://stranger.example/a.js?hush', inline: false, sha256: 'a', size: 1 }],
    frames: [
      {
        url: 'https://js.stripe.com/v3/elements?hush',
        fields: [{ name: 'cardnumber', id: '', type: 'text', autocomplete: 'cc-number' }],
      },
      { url: 'about:srcdoc', fields: [{ name: 'cc_number', id: '', type: 'text', autocomplete: '' }] },
    ],
  };
  const pages = [page()];

  const { browsed } = await browsedCheckout.gather({ browser: { visit: async () => visit } }, { pages }, tools);
  assert.ok(!(browsed instanceof Unknown));
  const { checkout } = await checkoutPages.gather({}, { pages, browsed }, tools);

  assert.ok(!(checkout instanceof Unknown));
  assert.equal(checkout[0]?.from, 'browser');
  assert.deepEqual(checkout[0].frames, [{ host: 'js.stripe.com', kind: 'processor' }]);
  assert.deepEqual(
    checkout[0].cardForms.map(({ fields, inFrame }) => [fields.join(), inFrame]),
    [['cc_number', true]],
  );
  assert.deepEqual(
    checkout[0].scripts.map(({ host, kind }) => [host, kind]),
    [['stranger.example', 'other']],
  );
  assert.doesNotMatch(JSON.stringify([browsed, checkout]), /hush/);
});
