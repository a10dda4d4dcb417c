import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NamedPath } from '../../src/logs/named-attacks.ts';

interface Source {
  readonly id: string;
  readonly package: { readonly name: string };
  readonly platform?: string;
  readonly attackUris?: readonly string[];
}

const engines: Readonly<Record<string, string>> = { magento1: 'openmage', magento2: 'magento2' };
/** Addresses that every shop of the engine answers. */
const shared = new Set(['/graphql', '/rest/V1/cmsBlock']);

/** The text of knowledge/attack-paths.json: addresses that advisories of extensions name. */
export function attackPaths(from: string): string {
  const found = new Map<string, NamedPath>();
  for (const line of readFileSync(join(from, 'advisories.ndjson'), 'utf8').split('\n')) {
    if (!line.includes('"attackUris"')) continue;
    const { id, package: { name }, platform = '', attackUris = [] } = JSON.parse(line) as Source;
    const engine = engines[platform];
    for (const path of attackUris) {
      if (engine !== undefined && !shared.has(path) && path.startsWith('/'))
        found.set(`${id} ${path.toLowerCase().replace(/\/+$/, '')}`, { id, component: name, engine, path });
    }
  }
  const lines = [...found.values()].toSorted((one, other) => (one.id + one.path < other.id + other.path ? -1 : 1));
  return `[\n${lines.map((one) => JSON.stringify(one)).join(',\n')}\n]\n`;
}
