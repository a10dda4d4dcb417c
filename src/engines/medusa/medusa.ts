import type { Engine } from '../engine.ts';
import { nodePlaces, nodeReads, readNodePlugins, readNodeStore } from '../node-store.ts';

const core = '@medusajs/medusa';

/** Medusa, known by its lock file. */
export default {
  id: 'medusa',
  name: 'Medusa',
  kind: 'headless',
  marks: {
    web: [],
    files: [
      { path: 'package.json', holds: /"@medusajs\/medusa"\s{0,5}:/, weight: 0.95 },
      { path: 'node_modules/@medusajs/medusa/package.json', weight: 0.6 },
    ],
  },
  reads: nodeReads,
  readFiles: (read) => readNodeStore(read, core),
  readExtensions: (read) => readNodePlugins(read, /^@medusajs\/|^medusa-(?:plugin|payment|fulfillment|file)-/, core),
  places: nodePlaces,
  knowledge: {},
} satisfies Engine;
