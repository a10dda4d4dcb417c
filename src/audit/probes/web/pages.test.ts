import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quietTools, webOf } from '../../../../test/web-hand.ts';
import { Unknown } from '../../../core/fact.ts';
import { engines } from '../../../engines/index.gen.ts';
import type { PageSeen } from '../../facts/web.ts';
import probe from './pages.ts';

async function look(answers: Parameters<typeof webOf>[1]): Promise<readonly PageSeen[]> {
  const told = await probe.gather(
    { web: webOf('https://shop.example', answers) },
    { recognised: undefined },
    quietTools,
  );
  assert.ok(!(told.pages instanceof Unknown));
  return told.pages;
}

test('the home page and the pages that it links to are read, each once', async () => {
  const body = `<a href="/cart/add?id=1">Add</a> <a href="/en/cart">Cart</a> <a href="/customer/account/login/">In</a>
    <a href="/checkout">Pay</a> <a href="https://other.example/cart">Other</a>`;
  const web = webOf('https://shop.example', {
    'https://shop.example/': { body },
    'https://shop.example/en/cart': {},
    'https://shop.example/customer/account/login/': { status: 404 },
    'https://shop.example/checkout': { to: '/en/cart' },
  });

  const told = await probe.gather({ web }, { recognised: undefined }, quietTools);

  assert.ok(!(told.pages instanceof Unknown));
  assert.deepEqual(
    told.pages.map(({ kind, url, sameAs }) => [kind, url, sameAs]),
    [
      ['home', 'https://shop.example/', undefined],
      ['cart', 'https://shop.example/en/cart', undefined],
      ['checkout', 'https://shop.example/en/cart', 'cart'],
    ],
  );
  assert.deepEqual(told.pagesLeft, [
    { kind: 'login', asked: '/customer/account/login/', detail: 'It answers with status 404.' },
  ]);
  assert.ok(!web.asked.some((url) => url.includes('add') || url.includes('other.example')));
});

test("the engine's own checkout is asked for where the home page does not link to it", async () => {
  const engine = engines.find(({ id }) => id === 'woocommerce');
  assert.ok(engine);
  const web = webOf('https://shop.example', { 'https://shop.example/': {} });
  const recognised = {
    id: engine.id,
    name: engine.name,
    kind: engine.kind,
    certainty: 'certain',
    editionName: engine.name,
    versions: [],
    from: [],
  } as const;

  const told = await probe.gather({ web }, { recognised }, quietTools);

  assert.ok(!(told.pagesLeft instanceof Unknown));
  assert.ok(told.pagesLeft.some(({ kind, asked }) => kind === 'checkout' && asked === 'checkout/'));
});

test('a home page on another host is not judged as if it were this one', async () => {
  const web = webOf('https://shop.example', { 'https://shop.example/': { to: 'https://other.example/' } });

  const told = await probe.gather({ web }, { recognised: undefined }, quietTools);

  assert.ok(told.pages instanceof Unknown);
  assert.match(told.pages.detail, /other\.example/);
});

test('cookies are kept without their values, also those of redirects', async () => {
  const secret = 'abcdef0123456789abcdef';
  const [page] = await look({
    'https://shop.example/': {
      to: '/en/',
      headers: [['set-cookie', `PHPSESSID=${secret}; path=/; HTTPONLY; SameSite=Lax`]],
    },
    'https://shop.example/en/': {
      headers: [
        ['set-cookie', `form_key=${secret}; SECURE; domain=.shop.example; expires=Wed, 01-Jan-2031 00:00:00 GMT`],
        ['set-cookie', 'old=deleted; Max-Age=0'],
        ['set-cookie', '=nameless'],
      ],
    },
  });

  assert.deepEqual(
    page?.cookies.map(({ name, secure, httpOnly, sameSite, domain, persistent, deletes }) => [
      name,
      secure,
      httpOnly,
      sameSite,
      domain,
      persistent,
      deletes,
    ]),
    [
      ['PHPSESSID', false, true, 'lax', '', false, false],
      ['form_key', true, false, '', 'shop.example', true, false],
      ['old', false, false, '', '', false, true],
    ],
  );
  assert.ok(!JSON.stringify(page).includes(secret));
  assert.ok(!page?.headers.some(({ name }) => name === 'set-cookie'));
});

test('forms, fields, scripts, frames and plain addresses are read as a browser would', async () => {
  const body = `<!doctype html><title>Caf&eacute; &lt;b&gt;</title>
    <META name=Generator content="Shop 1.2"><meta http-equiv="Content-Security-Policy" content="default-src 'self'">
    <script src="//cdn.example/a.js" integrity="sha384-x"></script>
    <script>var s = "<form action=http://not.example>"; load("https://js.pay.example/v3")</script>
    <!-- <form action="http://comment.example"> -->
    <template><input name=inert></template>
    <form action="http://shop.example/go?secret=1" method=POST><input name="cc[number]" autocomplete="CC-Number"><select name=m></select></form>
    <input name=loose type=TEL><iframe src="https://frame.example/x?y=1" sandbox></iframe>
    <img src="http://shop.example/i.png"><link rel=stylesheet href=http://shop.example/s.css><a href="http://shop.example/l">l</a>
    <a href="/p?PHPSESSID=${'a1'.repeat(13)}">p</a><a href="/p?sid=12">q</a>`;

  const [page] = await look({ 'https://shop.example/': { body } });

  assert.ok(page);
  assert.equal(page.title, 'Café <b>');
  assert.deepEqual(page.generators, ['Shop 1.2']);
  assert.deepEqual(page.metaPolicies, ["default-src 'self'"]);
  assert.equal(page.forms.length, 1);
  assert.equal(page.forms[0]?.action, 'http://shop.example/go');
  assert.equal(page.forms[0].method, 'post');
  assert.deepEqual(
    page.forms[0].fields.map(({ name, type, autocomplete }) => [name, type, autocomplete]),
    [
      ['cc[number]', 'text', 'cc-number'],
      ['m', 'select', ''],
    ],
  );
  assert.deepEqual(
    page.looseFields.map(({ name, type }) => [name, type]),
    [['loose', 'tel']],
  );
  assert.deepEqual(
    page.scripts.map(({ src, host, integrity, hosts }) => [src, host, integrity, hosts]),
    [
      ['https://cdn.example/a.js', 'cdn.example', true, []],
      ['', 'shop.example', false, ['not.example', 'js.pay.example']],
    ],
  );
  assert.equal(page.scripts[1]?.sha256.length, 64);
  assert.deepEqual(page.frames, [{ src: 'https://frame.example/x', host: 'frame.example', name: '', sandboxed: true }]);
  assert.deepEqual(
    page.plainResources.map(({ tag }) => tag),
    ['img', 'link'],
  );
  assert.deepEqual(page.sessionParameters, ['PHPSESSID']);
});

test('what is not HTML is not read as such, and hostile HTML takes no time', async () => {
  const [text] = await look({ 'https://shop.example/': { headers: [], body: '' } });
  assert.equal(text?.html, true);
  const began = performance.now();
  for (const piece of ['<div>', '<b><p>', '<form ', '<a href=', '<script>', '<!--', '</', '<template>', '<input a="']) {
    await look({ 'https://shop.example/': { body: piece.repeat(Math.ceil(500_000 / piece.length)) } });
  }
  assert.ok(performance.now() - began < 20_000);
});

test('of the places that an engine names, the first of a kind that answers is enough', async () => {
  const web = webOf('https://shop.example', {
    'https://shop.example/': { body: '<a href="/basket">Cart</a>' },
    'https://shop.example/basket': {},
    'https://shop.example/checkout/': { status: 404 },
    'https://shop.example/kasse/': {},
  });
  const woocommerce = {
    id: 'woocommerce',
    name: 'WooCommerce',
    kind: 'self-hosted',
    certainty: 'certain',
    editionName: 'WooCommerce',
    versions: [],
    from: [],
  } as const;

  const told = await probe.gather({ web }, { recognised: woocommerce }, quietTools);

  assert.ok(!(told.pages instanceof Unknown));
  assert.deepEqual(
    told.pages.map(({ kind, asked }) => [kind, asked]),
    [
      ['home', ''],
      ['cart', '/basket'],
      ['checkout', 'kasse/'],
    ],
  );
  assert.ok(!web.asked.some((url) => /commander|afrekenen|\/cart/.test(url)));
});

test('pages of a shop with one entry file are told apart by their route, which is all that is kept of the query', async () => {
  const entry = 'https://shop.example/index.php?route=';
  const seen = await look({
    'https://shop.example/': {
      body: `<a href="${entry}account/login&amp;token=abc">in</a><a href="${entry}checkout/cart">cart</a>`,
    },
    [`${entry}account/login&token=abc`]: {},
    [`${entry}checkout/cart`]: {},
  });

  assert.deepEqual(
    seen.map(({ kind, asked, url, sameAs }) => [kind, asked, url, sameAs]),
    [
      ['home', '', 'https://shop.example/', undefined],
      ['login', '/index.php?route=account/login', `${entry}account/login`, undefined],
      ['cart', '/index.php?route=checkout/cart', `${entry}checkout/cart`, undefined],
    ],
  );
});
