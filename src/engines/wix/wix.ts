import type { Engine } from '../engine.ts';

/** Wix: the platform keeps files and database; only pages are ever seen. */
export default {
  id: 'wix',
  name: 'Wix',
  kind: 'hosted',
  marks: {
    web: [
      { in: 'header', header: 'x-wix-request-id', pattern: /./, weight: 0.95 },
      { in: 'body', pattern: /<meta name="generator" content="Wix\.com Website Builder"/, weight: 0.95 },
      { in: 'body', pattern: /static\.parastorage\.com\/services\//, weight: 0.8 },
      { in: 'body', pattern: /id="wix-(?:viewer-model|essential-viewer-model|fedops)"/, weight: 0.8 },
    ],
    files: [],
  },
  reads: [],
  places: {
    admin: [],
    checkout: ['cart-page', 'checkout'],
    uploads: [],
    generated: [],
    hidden: [],
    leftovers: [],
    secrets: [],
  },
  knowledge: {},
} satisfies Engine;
