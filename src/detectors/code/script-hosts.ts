// Hosts from which shops load scripts and frames by the vendors' own instructions. A domain stands for all below it.
const wellKnown = new Set(
  `googletagmanager.com google-analytics.com googleadservices.com googlesyndication.com doubleclick.net google.com gstatic.com
  googleapis.com youtube.com youtube-nocookie.com youtu.be recaptcha.net googleoptimize.com vimeo.com vimeocdn.com wistia.com wistia.net
  facebook.net facebook.com instagram.com twitter.com x.com ads-twitter.com linkedin.com licdn.com pinterest.com pinimg.com tiktok.com
  snapchat.com sc-static.net redditstatic.com reddit.com bing.com clarity.ms microsoft.com msecnd.net azureedge.net yandex.ru
  yandex.net yastatic.net vk.com ok.ru mail.ru hotjar.com hotjar.io mouseflow.com fullstory.com luckyorange.com crazyegg.com matomo.cloud
  segment.com segment.io mixpanel.com amplitude.com heapanalytics.com plausible.io posthog.com usefathom.com simpleanalyticscdn.com
  cloudflareinsights.com optimizely.com vwo.com visualwebsiteoptimizer.com abtasty.com convertexperiments.com kameleoon.eu dynamicyield.com
  klaviyo.com mailchimp.com list-manage.com chimpstatic.com omnisend.com omnisnippet1.com brevo.com sendinblue.com sibautomation.com
  hubspot.com hs-scripts.com hs-analytics.net hsforms.net hsforms.com hscollectedforms.net activecampaign.com activehosted.com dotdigital.com
  trackedlink.net emarsys.com emarsys.net scarabresearch.com braze.com onesignal.com pushowl.com privy.com justuno.com wisepops.com getdrip.com
  mailerlite.com sendpulse.com esputnik.com esputnik.io cleverreach.com rapidmail.com getresponse.com convertkit.com
  stripe.com stripe.network paypal.com paypalobjects.com braintreegateway.com braintree-api.com adyen.com klarna.com klarnacdn.net klarnaservices.com
  mollie.com squareup.com squarecdn.com checkout.com amazonpay.com payments-amazon.com media-amazon.com amazon-adsystem.com affirm.com afterpay.com
  clearpay.co.uk sezzle.com zip.co authorize.net worldpay.com sagepay.com cybersource.com cardinalcommerce.com razorpay.com payu.com
  mercadopago.com mercadolibre.com liqpay.ua wayforpay.com fondy.eu payone.com payone.de unzer.com computop.de sofort.com billie.io alma.eu
  scalapay.com oney.com twint.ch shopify.com shopifycdn.com apple.com cdn-apple.com bolt.com signifyd.com forter.com riskified.com sift.com
  trustpilot.com trustedshops.com trustedshops.de ekomi.de ekomi.com yotpo.com judge.me stamped.io bazaarvoice.com feefo.com reviews.io
  reviews.co.uk loox.io powerreviews.com turnto.com avis-verifies.com netreviews.eu kiyoh.com webwinkelkeur.nl trusted.ro ausgezeichnet.org
  shopvote.de heureka.cz heureka.sk ceneo.pl idealo.com idealo.de billiger.de geizhals.at skroutz.gr kelkoogroup.net twenga.com kieskeurig.nl
  cookiebot.com cookiebot.eu onetrust.com cookielaw.org cookiepro.com usercentrics.eu iubenda.com cookieyes.com cookie-script.com termly.io
  osano.com trustarc.com truste.com quantcast.com consensu.org didomi.io axept.io tarteaucitron.io consentmanager.net civiccomputing.com cookiefirst.com
  cookieinformation.com complianz.io cookiehub.net cookie-cdn.com sp-prod.net borlabs.io
  zendesk.com zdassets.com zopim.com intercom.io intercomcdn.com drift.com driftt.com tawk.to tidio.co tidiochat.com livechatinc.com livechat.com
  crisp.chat olark.com freshchat.com freshworks.com freshdesk.com gorgias.chat gorgias.io helpscout.net userlike.com smartsupp.com smartsuppchat.com
  jivosite.com jivo.ru chatra.io purechat.com liveagent.com ladesk.com respond.io manychat.com chatwoot.com
  jquery.com cdnjs.cloudflare.com cloudflare.com bootstrapcdn.com fontawesome.com typekit.net adobe.com adobedtm.com omtrdc.net demdex.net fonts.net
  polyfill-fastly.io fastly.net nr-data.net newrelic.com sentry.io sentry-cdn.com bugsnag.com datadoghq-browser-agent.com rollbar.com raygun.io
  addthis.com addtoany.com sharethis.com disqus.com disquscdn.com wp.com wordpress.com gravatar.com jetpack.com criteo.com criteo.net taboola.com
  outbrain.com adroll.com rtbhouse.com awin1.com dwin1.com zanox.com tradedoubler.com cj.com emjcdn.com impactcdn.com shareasale.com webgains.com
  linksynergy.com adform.net teads.tv id5-sync.com quantserve.com scorecardresearch.com bidswitch.net adsrvr.org everesttech.net
  algolia.com algolia.net algolianet.com algoliacdn.com klevu.com ksearchnet.com doofinder.com searchspring.net nosto.com clerk.io loop54.com barilliance.net
  calendly.com typeform.com jotform.com surveymonkey.com getelevar.com stape.io stape.net taggrs.io smile.io loyaltylion.com swell.is
  mapbox.com openstreetmap.org here.com issuu.com spotify.com soundcloud.com twitch.tv dailymotion.com matterport.com sketchfab.com
  hcaptcha.com turnstile.com friendlycaptcha.com arkoselabs.com postcodeanywhere.co.uk loqate.com addressy.com fetchify.com postcodes4u.co.uk
  dhl.com dpd.com gls-pakete.de sendcloud.sc packeta.com inpost.pl novaposhta.ua shipup.co aftership.com pakkelabels.nl postnl.nl bpost.be colissimo.fr
  cdn.shopware.store store.shopware.com shopware.com magento.com magento-ds.com magento-datasolutions.com prestashop.com opencart.com`
    .split(/\s+/)
    .filter((name) => name !== ''),
);
// Anybody can put a file there.
const open =
  /(?:^|\.)(?:storage\.googleapis\.com|sites\.google\.com|script\.google\.com|drive\.google\.com|docs\.google\.com|firebasestorage\.googleapis\.com)$/;
// Words under which loaders hide; the vendors themselves stand above.
const borrowed =
  /(?:google|gtm|gtag|analytic|jquery|facebook|cloudflare|bootstrap|paypal|stripe|magento|recaptcha|hotjar|klaviyo|trustpilot)/;
const packages = /^(?:cdn\.jsdelivr\.net\/(?:npm|wp)\/|unpkg\.com\/|esm\.sh\/)/;

export type Host = 'own' | 'well-known' | 'borrowed-name' | 'bare-address' | 'unknown';

/** Whose host an address in a page names; an address without a host is the shop's own. `undefined` if it is none at all. */
export function judgeAddress(
  address: string,
  own: readonly string[],
): { readonly host: string; readonly is: Host } | undefined {
  const text = address.trim().replaceAll(/[\t\n\r]/g, '');
  if (text === '' || /^(?:\{|\[|%7b|<|#|about:|data:|javascript:|blob:)/i.test(text)) return undefined;
  const url = URL.parse(text, 'https://shop.invalid/');
  if (!url || !/^(?:https?|wss?):$/.test(url.protocol)) return undefined;
  const host = url.hostname.toLowerCase().replace(/\.$/, '');
  if (host === 'shop.invalid') return { host: '', is: 'own' };
  return { host, is: judgeHost(host, own, url.pathname) };
}

function judgeHost(host: string, own: readonly string[], path: string): Host {
  if (own.some((one) => siteOf(one) === siteOf(host))) return 'own';
  if (/^[\d.]+$/.test(host) || host.startsWith('[')) return 'bare-address';
  if (!open.test(host) && suffixes(host).some((name) => wellKnown.has(name))) return 'well-known';
  if (packages.test(`${host}${path}`)) return 'well-known';
  return borrowed.test(host) ? 'borrowed-name' : 'unknown';
}

function suffixes(host: string): readonly string[] {
  const parts = host.split('.');
  return parts.slice(0, -1).map((_, index) => parts.slice(index).join('.'));
}

/** The part of a host name that its owner registered: `shop.example`, `shop.co.uk`. */
export function siteOf(host: string): string {
  const parts = host.toLowerCase().split('.');
  if (parts.length < 3 || /^[\d.]+$/.test(host)) return host.toLowerCase();
  const second = parts.at(-2) ?? '';
  const country =
    (parts.at(-1) ?? '').length === 2 && /^(?:com?|org|net|gov|edu|ac|ltd|plc|ne|or|gen|biz|info)$/.test(second);
  return parts.slice(country ? -3 : -2).join('.');
}
