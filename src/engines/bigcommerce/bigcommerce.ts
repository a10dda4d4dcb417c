import type { Engine } from '../engine.ts';

/** BigCommerce: the platform keeps files and database; only pages are ever seen. */
export default {
  id: 'bigcommerce',
  name: 'BigCommerce',
  kind: 'hosted',
  marks: {
    web: [
      { in: 'header', header: 'x-bc-store-version', pattern: /./, weight: 0.95 },
      { in: 'body', pattern: /cdn\d{0,3}\.bigcommerce\.com\/s-[a-z0-9]{6,20}\//, weight: 0.9 },
      { in: 'body', pattern: /window\.stencilBootstrap\(|stencil-utils/, weight: 0.8 },
      { in: 'cookie', pattern: /^(?:SHOP_SESSION_TOKEN|fornax_anonymousId)$/, weight: 0.8 },
    ],
    files: [],
  },
  reads: [],
  places: {
    admin: [],
    checkout: ['cart.php', 'checkout'],
    uploads: [],
    generated: [],
    hidden: [],
    leftovers: [],
    secrets: [],
  },
  knowledge: {},
} satisfies Engine;
