import type { Engine } from '../engine.ts';
import { nodePlaces, nodeReads, readNodePlugins, readNodeStore } from '../node-store.ts';

const core = '@vendure/core';

/** Vendure, known by its lock file. */
export default {
  id: 'vendure',
  name: 'Vendure',
  kind: 'headless',
  marks: {
    web: [{ in: 'header', header: 'vendure-auth-token', pattern: /./, weight: 0.9 }],
    files: [
      { path: 'package.json', holds: /"@vendure\/core"\s{0,5}:/, weight: 0.95 },
      { path: 'node_modules/@vendure/core/package.json', weight: 0.6 },
    ],
  },
  reads: nodeReads,
  readFiles: (read) => readNodeStore(read, core),
  readExtensions: (read) => readNodePlugins(read, /^@vendure\/|vendure-plugin/, core),
  places: nodePlaces,
  knowledge: {},
} satisfies Engine;
