import type { Engine } from '../engine.ts';

/** Squarespace: the platform keeps files and database; only pages are ever seen. */
export default {
  id: 'squarespace',
  name: 'Squarespace',
  kind: 'hosted',
  marks: {
    web: [
      { in: 'header', header: 'server', pattern: /^Squarespace$/i, weight: 0.95 },
      { in: 'body', pattern: /Static\.SQUARESPACE_CONTEXT\s{0,3}=/, weight: 0.95 },
      { in: 'body', pattern: /static1\.squarespace\.com\/static\//, weight: 0.6 },
      { in: 'cookie', pattern: /^(?:ss_cvr|ss_cvt|SiteUserInfo)$/, weight: 0.5 },
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
