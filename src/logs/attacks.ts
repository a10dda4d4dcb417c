import type { Attack } from './attack.ts';
import { magentoAttacks } from './magento-attacks.ts';

const uploads =
  'media|wp-content/uploads|wp-content/cache|image|images|img|upload|uploads|download|files|userfiles|var|system/storage|cache|pub/static|static|tmp';
const code = String.raw`\.(?:php[3-8s]?|phtml|pht|phar|shtml)`;

/** Whatever the engine is. */
const anywhere: readonly Attack[] = [
  {
    id: 'code-in-uploads-run',
    name: 'code in a folder for uploads',
    anchors: [String.raw`/(?:${uploads})(?:/|%2f)[^\s?"]{1,300}(?:\.|%2e)(?:ph|shtml)`],
    // Folders of a shop hold an index.php that only sends visitors away; files of options have an attack of their own.
    except: /\/index\.php(?:[/?]|$)|^\/(?:[\w-]{1,40}\/)?(?:pub\/)?media\/(?:custom_options|customer_address)\//,
    target: new RegExp(
      String.raw`^/(?:[\w-]{1,40}/)?(?:pub/)?(?:${uploads})/(?:[^?]{0,300}/)?[^/?]{1,100}${code}(?:[/?]|$)`,
    ),
    means:
      'Nothing but pictures and documents should lie there; a program that answers was most likely put there by somebody who broke in.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'known-shell-called',
    name: 'a web shell with a known name',
    anchors: [
      String.raw`/(?:accesson|filefuns|xsamxadoo|0x666|wso|alfa|b374k|c99|r57|blm|indoxploit|mini-shell|wp-vcd|marijuana|shellex)[\w-]{0,10}\.php`,
    ],
    target:
      /\/(?:accesson|filefuns|xsamxadoo_bot|0x666|wso\d{0,4}|wso-?shell|alfa\d{0,2}|alfashell|alfa-rex\d?|b374k|c99(?:shell)?|r57(?:shell)?|blm|indoxploit|mini-shell|wp-vcd|marijuana|shellex)\.php(?:[/?]|$)/,
    means: 'A file of this name is known from many break-ins, and it answered.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'phpunit-run',
    name: 'PHPUnit left on a server (CVE-2017-9841)',
    advisories: ['CVE-2017-9841'],
    anchors: ['eval-stdin'],
    target: /\/phpunit\/(?:[^?]{0,200}\/)?eval-stdin\.php(?:[/?]|$)/,
    means: 'This file runs whatever it is sent, and it answered.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'database-command-in-address',
    name: 'pieces of database commands in the address',
    anchors: ['union', String.raw`sleep(?:\(|%28)`, 'benchmark', 'extractvalue', 'information_schema', 'updatexml'],
    target:
      /union(?:\s|\+|\/\*.{0,20}\*\/){1,5}(?:all(?:\s|\+){1,5})?select|sleep\(\d|benchmark\(\d|information_schema|(?:extractvalue|updatexml)\(/,
    worked: [],
    means: '',
    severity: 'medium',
    confidence: 'tentative',
  },
];

const wordpress: readonly Attack[] = [
  {
    id: 'wp2shell-plugin-called',
    name: 'wp2shell (CVE-2026-63030)',
    engines: ['woocommerce'],
    advisories: ['CVE-2026-63030', 'CVE-2026-60137'],
    anchors: ['/plugins/fun-'],
    target: /\/wp-content\/plugins\/fun-[0-9a-f]{4,64}\//,
    means: 'Attacks through wp2shell leave a plugin with such a name, and it answered.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'user-made-through-api',
    name: 'an account made through the API (as through WooCommerce Payments, CVE-2023-28121)',
    engines: ['woocommerce'],
    advisories: ['CVE-2023-28121'],
    methods: ['POST'],
    anchors: ['wp/v2/users', 'wp%2fv2%2fusers'],
    target:
      /(?:^|\/)(?:wp-json\/wp\/v2\/users|(?:index\.php)?\?(?:[^#]{0,200}&)?rest_route=\/wp\/v2\/users)\/?(?:[?&]|$)/,
    worked: [201],
    means: 'WordPress answered that the account was made; its own pages do not make accounts in this way.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'store-api-injection',
    name: 'the hole in the WooCommerce Store API (CVE-2021-32789)',
    engines: ['woocommerce'],
    advisories: ['CVE-2021-32789'],
    anchors: ['collection-data'],
    target:
      /wc\/store\/(?:v\d\/)?products\/collection-data.{0,2000}calculate_attribute_counts.{0,500}(?:select|union|sleep|benchmark|%2[25789])/,
    means:
      'The address holds a database command, and the shop answered it: password hashes and customers may have been read.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'wordpress-password-guessed',
    name: 'guessing of a WordPress password',
    engines: ['woocommerce'],
    methods: ['POST'],
    anchors: ['wp-login.php'],
    target: /\/wp-login\.php(?:\?|$)/,
    except: /[?&]action=/,
    worked: [302],
    guessing: { failed: 200, times: 30 },
    means: 'After many wrong passwords one was let in.',
    severity: 'critical',
    confidence: 'firm',
  },
];

const prestashop: readonly Attack[] = [
  {
    id: 'wishlist-injection',
    name: 'the hole in blockwishlist (CVE-2022-31101)',
    engines: ['prestashop'],
    advisories: ['CVE-2022-31101'],
    anchors: ['blockwishlist'],
    target: /blockwishlist.{0,1000}[?&]order=[^&]{0,400}(?:select|sleep|case|\(|;)/,
    means: 'The address holds a database command, and the shop answered it.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'pkfacebook-called',
    name: 'the hole in pkfacebook (CVE-2024-36680)',
    engines: ['prestashop'],
    advisories: ['CVE-2024-36680'],
    methods: ['POST'],
    anchors: ['pkfacebook'],
    target: /\/modules\/pkfacebook\/[^?]{0,100}facebookconnect\.php/,
    component: 'pkfacebook',
    means: 'The shop has a version of this module through which card thieves come in, and it answered.',
    severity: 'high',
    confidence: 'tentative',
  },
  {
    id: 'express-checkout-called',
    name: 'the hole in ps_checkout (CVE-2025-61922)',
    engines: ['prestashop'],
    advisories: ['CVE-2025-61922'],
    methods: ['POST'],
    anchors: ['ps_checkout'],
    target: /ps_checkout.{0,200}express_?checkout/,
    component: 'ps_checkout',
    means: 'The shop has a version of this module that lets strangers into customers’ accounts, and it answered.',
    severity: 'medium',
    confidence: 'tentative',
  },
];

const hidden: Attack = {
  id: 'hidden-in-post',
  name: 'an attack on a module that hides in a request for the first page',
  engines: ['prestashop'],
  methods: ['POST'],
  anchors: ['module'],
  target: /^\/(?:index\.php)?(?:\?|$)/,
  body: /module.{0,2000}(?:select(?:\s|\+|%20|\/\*)|sleep(?:\(|%28)|union(?:\s|\+|%20)|<\?php|%3c%3fphp|\.\.(?:\/|%2f))/i,
  means:
    'Attackers put the module and their command into what they send, so that the log shows no more than the first page; the shop answered.',
  severity: 'high',
  confidence: 'tentative',
};

const others: readonly Attack[] = [
  {
    id: 'opencart-installer-run',
    name: 'the installer of OpenCart',
    engines: ['opencart'],
    methods: ['POST'],
    anchors: ['/install/'],
    target: /\/install\/(?:index\.php)?\?(?:[^#]{0,200}&)?route=install\/step/,
    worked: [200, 302],
    means: 'Whoever runs the installer on a live shop joins it to a database of their own.',
    severity: 'high',
    confidence: 'tentative',
  },
  {
    id: 'divido-called',
    name: 'the hole in the Divido payment extension (CVE-2018-11231)',
    engines: ['opencart'],
    advisories: ['CVE-2018-11231'],
    methods: ['POST'],
    anchors: ['payment/divido', 'payment%2fdivido'],
    target: /route=(?:extension\/)?payment\/divido\/update/,
    component: 'divido',
    means: 'The shop has a version of this extension that runs database commands from outside, and it answered.',
    severity: 'high',
    confidence: 'tentative',
  },
  {
    id: 'admin-login-walked-round',
    name: 'the way round the login of old osCommerce and Zen Cart shops',
    engines: ['oscommerce', 'zen-cart'],
    anchors: [String.raw`\.php/(?:login|password_forgotten)\.php`],
    target: /\/[a-z_]{3,40}\.php\/(?:login|password_forgotten)\.php(?:[/?]|$)/,
    worked: [200],
    means: 'In this way pages of the admin area open without a password, and the shop answered.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'oscommerce-installer-run',
    name: 'the installer of osCommerce',
    engines: ['oscommerce'],
    methods: ['POST'],
    anchors: ['/install/'],
    target: /\/install\/(?:install\.php|index\.php)\?(?:[^#]{0,200}&)?step=[3-5]/,
    means: 'What is sent to this step is written into a program of the shop, and the shop answered.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'oscommerce-configure-called',
    name: 'the settings file of the osCommerce installer',
    engines: ['oscommerce'],
    anchors: ['install/includes/configure'],
    target: /\/install\/includes\/configure\.php(?:[/?]|$)/,
    means: 'Attackers write their program into this file through the installer, and it answered.',
    severity: 'critical',
    confidence: 'firm',
  },
  {
    id: 'zen-cart-installer-run',
    name: 'the installer of Zen Cart',
    engines: ['zen-cart'],
    methods: ['POST'],
    anchors: ['/zc_install/'],
    target: /\/zc_install\/(?:index\.php)?(?:\?|$)/,
    worked: [200, 302],
    means: 'Whoever runs the installer on a live shop joins it to a database of their own.',
    severity: 'high',
    confidence: 'tentative',
  },
];

/** What access logs are hunted for. What advisories of extensions name comes with the knowledge. */
export const attacks: readonly Attack[] = [
  ...anywhere,
  ...magentoAttacks,
  ...wordpress,
  ...prestashop,
  hidden,
  ...others,
];
