import type { Detector } from '../detector.ts';
import { maskKey } from '../mask.ts';
import { words } from '../scan/words.ts';
import { type Shape, anchorsOfShapes, findShape } from './shape.ts';

/** Forms as the providers document them, and as gitleaks (MIT), trufflehog and secretlint (MIT) know them; the narrower first. */
const shapes: readonly Shape[] = [
  { provider: 'Paystack', form: 'secret key', anchor: 'sk_live_', pattern: /sk_live_[a-f0-9]{40}/y },
  { provider: 'Stripe', form: 'secret key', anchor: 'sk_live_', pattern: /sk_live_[A-Za-z0-9]{24,247}/y },
  { provider: 'Stripe', form: 'restricted key', anchor: 'rk_live_', pattern: /rk_live_[A-Za-z0-9]{24,247}/y },
  { provider: 'Stripe', form: 'test key', anchor: 'sk_test_', pattern: /sk_test_[A-Za-z0-9]{10,99}/y, test: true },
  { provider: 'Stripe', form: 'test key', anchor: 'rk_test_', pattern: /rk_test_[A-Za-z0-9]{10,99}/y, test: true },
  {
    provider: 'Stripe',
    form: 'publishable key',
    anchor: 'pk_live_',
    pattern: /pk_live_[A-Za-z0-9]{24,247}/y,
    test: true,
  },
  { provider: 'Stripe', form: 'webhook secret', anchor: 'whsec_', pattern: /whsec_[A-Za-z0-9+/=]{32,128}/y },
  {
    provider: 'Braintree',
    form: 'access token',
    anchor: 'access_token$',
    pattern: /access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32}/y,
  },
  {
    provider: 'Braintree',
    form: 'access token',
    anchor: 'access_token$',
    pattern: /access_token\$sandbox\$[a-z0-9]{16}\$[a-f0-9]{32}/y,
    test: true,
  },
  { provider: 'Square', form: 'access token', anchor: 'eaaa', pattern: /EAAA[A-Za-z0-9_-]{60}/y },
  { provider: 'Square', form: 'access token', anchor: 'sq0atp-', pattern: /sq0atp-[A-Za-z0-9_-]{22}/y },
  { provider: 'Square', form: 'application secret', anchor: 'sq0csp-', pattern: /sq0csp-[A-Za-z0-9_-]{40,50}/y },
  { provider: 'Square', form: 'application id', anchor: 'sq0idp-', pattern: /sq0idp-[A-Za-z0-9_-]{22}/y, test: true },
  {
    provider: 'Adyen',
    form: 'API key',
    anchor: 'aqe',
    pattern: /AQE[A-Za-z0-9+/=]{40,400}(?:-[A-Za-z0-9+/=]{20,200}){1,2}(?:-[!-~]{10,40})?/y,
  },
  { provider: 'Adyen', form: 'API key', anchor: 'aqe', pattern: /AQE[A-Za-z0-9+/=-]{90,600}/y },
  { provider: 'Mollie', form: 'API key', anchor: 'live_', pattern: /live_[A-Za-z0-9]{30}/y },
  { provider: 'Mollie', form: 'test key', anchor: 'test_', pattern: /test_[A-Za-z0-9]{30}/y, test: true },
  { provider: 'Mollie', form: 'organisation token', anchor: 'access_', pattern: /access_[A-Za-z0-9]{30,64}/y },
  { provider: 'GoCardless', form: 'access token', anchor: 'live_', pattern: /live_[A-Za-z0-9_=-]{40}/y },
  {
    provider: 'Klarna',
    form: 'API key',
    anchor: 'klarna_live_api_',
    pattern: /klarna_live_api_[A-Za-z0-9_-]{40,300}/y,
  },
  {
    provider: 'Klarna',
    form: 'test key',
    anchor: 'klarna_test_api_',
    pattern: /klarna_test_api_[A-Za-z0-9_-]{40,300}/y,
    test: true,
  },
  { provider: 'Razorpay', form: 'key id', anchor: 'rzp_live_', pattern: /rzp_live_[A-Za-z0-9]{14}/y },
  {
    provider: 'Checkout.com',
    form: 'secret key',
    anchor: 'sk_',
    pattern: /sk_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/y,
  },
  { provider: 'Checkout.com', form: 'secret key', anchor: 'sk_', pattern: /sk_[a-z0-9]{26}/y },
  { provider: 'Flutterwave', form: 'secret key', anchor: 'flwseck-', pattern: /FLWSECK-[0-9a-z]{32}-X/y },
  {
    provider: 'Flutterwave',
    form: 'test key',
    anchor: 'flwseck_test',
    pattern: /FLWSECK_TEST-[0-9a-z]{32}-X/y,
    test: true,
  },
  {
    provider: 'Paddle',
    form: 'API key',
    anchor: 'pdl_live_apikey_',
    pattern: /pdl_live_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}/y,
  },
  {
    provider: 'Plaid',
    form: 'access token',
    anchor: 'access-production-',
    pattern: /access-production-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/y,
  },
  {
    provider: 'Braintree',
    form: 'private key',
    anchor: 'private',
    pattern: /[Pp]rivate_?[Kk]ey[\\"' ]{0,4}(?:=>|[:=,])[ "']{0,4}([a-f0-9]{32})/y,
    near: words('braintree'),
  },
  {
    provider: 'PayPal',
    form: 'client secret',
    anchor: 'secret',
    pattern: /[Ss]ecret[\\"' ]{0,4}(?:=>|[:=,])[ "']{0,4}(E[A-Za-z0-9_-]{79})/y,
    near: words('paypal'),
  },
  {
    provider: 'Coinbase',
    form: 'access token',
    anchor: 'coinbase',
    pattern: /[Cc]oinbase[^\n]{0,40}?[=:] {0,2}["']([a-z0-9_-]{64})["']/y,
  },
];

/** Keys of payment providers: with one of them, money is moved and customers are read. */
export default {
  id: 'payment-key',
  title: 'Key of a payment provider',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: anchorsOfShapes(shapes),
  longest: 700,
  find: (piece) => findShape(shapes, piece),
  mask: maskKey,
} satisfies Detector;
