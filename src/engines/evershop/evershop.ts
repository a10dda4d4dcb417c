import type { Engine } from '../engine.ts';
import { nodePlaces, nodeReads, readNodePlugins, readNodeStore } from '../node-store.ts';

const core = '@evershop/evershop';

/** EverShop, known by its lock file. */
export default {
  id: 'evershop',
  name: 'EverShop',
  kind: 'headless',
  marks: {
    web: [{ in: 'body', pattern: /window\.eContext\s{0,3}=/, weight: 0.8 }],
    files: [
      { path: 'package.json', holds: /"@evershop\/evershop"\s{0,5}:/, weight: 0.95 },
      { path: 'node_modules/@evershop/evershop/package.json', weight: 0.6 },
    ],
  },
  reads: nodeReads,
  readFiles: (read) => readNodeStore(read, core),
  readExtensions: (read) => readNodePlugins(read, /^@evershop\//, core),
  places: nodePlaces,
  knowledge: {},
} satisfies Engine;
