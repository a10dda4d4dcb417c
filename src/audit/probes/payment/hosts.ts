import type { HostKind } from '../../facts/payment.ts';

/** Payment providers and those who check cards for them, by the domains that their scripts and frames come from. */
const processors = `
  stripe.com stripe.network paypal.com paypalobjects.com braintreegateway.com braintree-api.com venmo.com adyen.com adyenpayments.com
  mollie.com klarna.com klarnacdn.net klarnaservices.com klarnapayments.com squareup.com squarecdn.com squareupsandbox.com authorize.net
  checkout.com worldpay.com access.worldpay.com cybersource.com sagepay.com opayo.eu opayo.co.uk elavon.com convergepay.com nets.eu
  dibspayment.eu dibspayment.com nexigroup.com quickpay.net bambora.com epay.dk payone.com pay1.de unzer.com heidelpay.com ratepay.com
  computop-paygate.com novalnet.de saferpay.com datatrans.com datatrans.biz postfinance.ch wallee.com payrexx.com payplug.com payzen.eu
  systempay.fr lyra.com micropayment.de paybox.com monetico-services.com hipay.com hipay-tpp.com multisafepay.com buckaroo.nl pay.nl ogone.com
  ingenico.com redsys.es sermepa.es mercadopago.com mlstatic.com mercadolibre.com pagseguro.com.br pagar.me razorpay.com paystack.co
  paystack.com flutterwave.com payments-amazon.com amazonpay.com applepay.cdn-apple.com pay.google.com afterpay.com clearpay.co.uk
  affirm.com sezzle.com zip.co zipmoney.com.au getalma.eu scalapay.com oney.io sofort.com giropay.de przelewy24.pl payu.com payu.pl
  tpay.com gopay.com gopay.cz comgate.cz barion.com windcave.com paymentexpress.com eway.com.au ewaypayments.com nmi.com
  networkmerchants.com globalpay.com heartlandpaymentsystems.com realexpayments.com payeezy.com firstdata.com cardconnect.com
  bluesnap.com 2checkout.com avangate.com fastspring.com recurly.com chargebee.com spreedly.com verygoodvault.com basistheory.com
  airwallex.com rapyd.net revolut.com sumup.com vivapayments.com iyzipay.com paytr.com cardinalcommerce.com arcot.com moneris.com
  payfast.co.za peachpayments.com payway.com.au pinpayments.com securepay.com.au tyro.com shift4.com helcim.com paytrail.com
  swedbankpay.com payex.com svea.com collector.se walleypay.com avarda.com billie.io riverty.com easycredit.de twint.ch bitpay.com
  coinbase.com skrill.com neteller.com wirecard.com qenta.com mpay24.com concardis.com payengine.de secupay.com girosolution.de
  conekta.com conekta.io openpay.mx openpay.co culqi.com wompi.co ebanx.com dlocal.com omise.co midtrans.com xendit.co doku.com
`;

/** Vendors of tags, libraries, fonts, maps, consent and help that many shops use. */
const vendors = `
  google.com google-analytics.com googletagmanager.com googleadservices.com googlesyndication.com doubleclick.net googleapis.com
  gstatic.com googleoptimize.com recaptcha.net youtube.com ytimg.com facebook.net facebook.com bing.com clarity.ms microsoft.com
  tiktok.com pinterest.com pinimg.com snapchat.com sc-static.net twitter.com ads-twitter.com linkedin.com licdn.com reddit.com
  redditstatic.com criteo.com criteo.net hotjar.com hotjar.io fullstory.com mouseflow.com luckyorange.com smartlook.com inspectlet.com
  logrocket.com lr-ingest.io crazyegg.com contentsquare.net quantummetric.com yandex.ru tiqcdn.com tealiumiq.com ensighten.com
  adobedtm.com omtrdc.net demdex.net commander1.com segment.com segment.io mixpanel.com amplitude.com heap.io heapanalytics.com
  matomo.cloud piwik.pro plausible.io fathom.com etracker.com etracker.de econda-monitor.de klaviyo.com mailchimp.com list-manage.com
  chimpstatic.com hubspot.com hs-scripts.com hs-analytics.net hsforms.net salesforce.com pardot.com emarsys.net scarabresearch.com
  dotdigital.com brevo.com sendinblue.com sibautomation.com newrelic.com nr-data.net sentry.io sentry-cdn.com datadoghq.com
  datadoghq-browser-agent.com bugsnag.com cookiebot.com usercentrics.eu onetrust.com cookielaw.org cookiepro.com consentmanager.net
  iubenda.com axeptio.eu didomi.io cookiefirst.com termly.io osano.com trustarc.com quantcast.com trustpilot.com trustedshops.com
  etrusted.com ekomi.de yotpo.com reviews.io feefo.com bazaarvoice.com stamped.io judge.me loox.io avis-verifies.com
  zendesk.com zdassets.com intercom.io intercomcdn.com tawk.to livechatinc.com olark.com crisp.chat drift.com tidio.co userlike.com
  gorgias.chat freshchat.com jsdelivr.net cloudflare.com cloudflareinsights.com unpkg.com jquery.com bootstrapcdn.com fontawesome.com
  typekit.net use.typekit.net hcaptcha.com maxcdn.com akamaihd.net akamaized.net fastly.net vimeo.com algolia.net algolianet.com
  optimizely.com vwo.com visualwebsiteoptimizer.com abtasty.com kameleoon.eu dynamicyield.com nosto.com rebuyengine.com
  shopify.com shopifycdn.net shopifycloud.com bigcommerce.com mybigcommerce.com wixstatic.com parastorage.com squarespace.com
  squarespace-cdn.com wp.com wordpress.org gravatar.com addthis.com sharethis.com onesignal.com pushowl.com
  loqate.com postcodeanywhere.co.uk pcapredict.com getaddress.io googleusercontent.com openstreetmap.org mapbox.com here.com dhl.de
`;

const known = new Map<string, HostKind>([
  ...split(vendors).map((domain): [string, HostKind] => [domain, 'vendor']),
  ...split(processors).map((domain): [string, HostKind] => [domain, 'processor']),
]);

/** To whom a host belongs, as seen from the store at `own`; an empty host is the page itself. */
export function hostKind(host: string, own: string): HostKind {
  const name = bare(host);
  if (name === '' || name === bare(own) || domainOf(name) === domainOf(bare(own))) return 'own';
  const labels = name.split('.');
  for (let from = 0; from < labels.length - 1; from++) {
    const kind = known.get(labels.slice(from).join('.'));
    if (kind) return kind;
  }
  return 'other';
}

const shared = new Set([
  'co',
  'com',
  'org',
  'net',
  'gov',
  'ac',
  'or',
  'ne',
  'edu',
  'myshopify',
  'github',
  'herokuapp',
  'cloudfront',
  'azurewebsites',
  'netlify',
  'vercel',
  'pages',
  'web',
  'workers',
  'amazonaws',
  'blogspot',
]);

/** The part of a name that its owner has registered, as well as that can be told without the list of public suffixes. */
function domainOf(name: string): string {
  const labels = name.split('.');
  if (/^[\d.]+$/.test(name) || name.includes(':')) return name;
  const second = labels.at(-2) ?? '';
  return labels.slice(shared.has(second) ? -3 : -2).join('.');
}

function bare(host: string): string {
  const name = host.trim().toLowerCase().replace(/\.$/, '');
  return name.startsWith('[') ? name : name.replace(/:\d{1,5}$/, '');
}

function split(text: string): string[] {
  return text.trim().split(/\s+/);
}
