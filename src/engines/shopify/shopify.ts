import type { Engine } from '../engine.ts';

/** Shopify: the platform keeps files and database; only pages are ever seen. */
export default {
  id: 'shopify',
  name: 'Shopify',
  kind: 'hosted',
  marks: {
    web: [
      { in: 'header', header: 'x-shopid', pattern: /^\d/, weight: 0.95 },
      { in: 'header', header: 'x-shopify-stage', pattern: /./, weight: 0.95 },
      { in: 'header', header: 'powered-by', pattern: /^Shopify$/, weight: 0.95 },
      { in: 'body', pattern: /Shopify\.(?:theme|shop|routes|locale)\s{0,3}=/, weight: 0.9 },
      { in: 'body', pattern: /\/\/cdn\.shopify\.com\/s\/files\/|\/cdn\/shop\/(?:t|files)\//, weight: 0.6 },
      { in: 'cookie', pattern: /^_shopify_(?:y|s|essential)$/, weight: 0.9 },
    ],
    files: [],
  },
  reads: [],
  places: {
    admin: [],
    checkout: ['cart', 'checkout'],
    uploads: [],
    generated: [],
    hidden: [],
    leftovers: [],
    secrets: [],
  },
  knowledge: {},
} satisfies Engine;
