import type { Detector } from '../detector.ts';
import { maskKey } from '../mask.ts';
import { type Shape, anchorsOfShapes, findShape } from './shape.ts';

/** Forms as the providers document them, and as gitleaks (MIT), trufflehog and secretlint (MIT) know them; the narrower first. */
const shapes: readonly Shape[] = [
  { provider: 'Shopify', form: 'admin token', anchor: 'shpat_', pattern: /shpat_[a-zA-Z0-9]{32,64}/y },
  { provider: 'Shopify', form: 'custom app token', anchor: 'shpca_', pattern: /shpca_[a-fA-F0-9]{32}/y },
  { provider: 'Shopify', form: 'private app token', anchor: 'shppa_', pattern: /shppa_[a-fA-F0-9]{32}/y },
  { provider: 'Shopify', form: 'shared secret', anchor: 'shpss_', pattern: /shpss_[a-zA-Z0-9]{32,64}/y },
  { provider: 'Shopify', form: 'partner token', anchor: 'shprt_', pattern: /shprt_[a-fA-F0-9]{32}/y },
  { provider: 'Shopify', form: 'refresh token', anchor: 'shpua_', pattern: /shpua_[a-fA-F0-9]{32}/y },
  { provider: 'WooCommerce', form: 'consumer secret', anchor: 'cs_', pattern: /cs_[a-f0-9]{40}/y },
  { provider: 'WooCommerce', form: 'consumer key', anchor: 'ck_', pattern: /ck_[a-f0-9]{40}/y },
  {
    provider: 'Magento',
    form: 'encryption key',
    anchor: 'crypt',
    pattern:
      /crypt['"] {0,2}=> {0,2}(?:\[|array \()\s{0,20}['"]key['"] {0,2}=> {0,2}['"]((?:base64)?[A-Za-z0-9+/=]{32,60})['"]/y,
  },
  { provider: 'Shippo', form: 'token', anchor: 'shippo_live_', pattern: /shippo_live_[a-fA-F0-9]{40}/y },
  {
    provider: 'Shippo',
    form: 'test token',
    anchor: 'shippo_test_',
    pattern: /shippo_test_[a-fA-F0-9]{40}/y,
    test: true,
  },
  { provider: 'EasyPost', form: 'token', anchor: 'ezak', pattern: /EZAK[A-Za-z0-9]{54}/y },
  { provider: 'EasyPost', form: 'test token', anchor: 'eztk', pattern: /EZTK[A-Za-z0-9]{54}/y, test: true },
];

/** Keys of shop platforms and carriers: with one of them, orders and customers are read and changed. */
export default {
  id: 'shop-key',
  title: 'Key of a shop platform or carrier',
  finds: 'Keys of shop platforms and carriers (Shopify, WooCommerce, Magento, Shippo, EasyPost).',
  sureness: 'Certain: the form of the platform. Tentative: as manuals write it.',
  kind: 'secret',
  triggers: ['anchor'],
  anchors: anchorsOfShapes(shapes),
  longest: 200,
  find: (piece) => findShape(shapes, piece),
  mask: maskKey,
} satisfies Detector;
