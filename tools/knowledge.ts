// Makes knowledge/ from a folder of source facts: `node tools/knowledge.ts FOLDER`. Same input, same output.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './families.ts';
import { makeAdvisories } from './knowledge/advisories.ts';
import { attackPaths } from './knowledge/attack-paths.ts';

const from = process.argv[2];
if (!from) throw new Error('usage: node tools/knowledge.ts FOLDER');
const to = join(root, 'knowledge');

interface Release {
  readonly engine: string;
  readonly version: string;
  readonly date: string | null;
  readonly branch?: string;
  /** ISO date; false while supported; true if over at an unknown date. */
  readonly eol?: string | boolean | null;
  /** Nothing but security fixes. */
  readonly securityOnly?: boolean;
  /** A pre-release. */
  readonly pre?: boolean;
  readonly dateApprox?: boolean;
}

const releases = new Map<string, Release[]>();
let newest = '';
for (const line of readFileSync(join(from, 'releases.ndjson'), 'utf8').trim().split('\n')) {
  const release = JSON.parse(line) as Release;
  const list = releases.get(release.engine) ?? [];
  list.push(release);
  releases.set(release.engine, list);
  if (release.date !== null && release.date > newest) newest = release.date;
}
const sources = JSON.parse(readFileSync(join(from, 'engines.json'), 'utf8')) as {
  engines: Record<string, { versionScheme: string; derivedFrom?: { upstreamVersion: Record<string, string> } }>;
};

rmSync(join(to, 'releases'), { recursive: true, force: true });
mkdirSync(join(to, 'releases'), { recursive: true });
for (const [engine, list] of releases) {
  const scheme = sources.engines[engine]?.versionScheme ?? 'dotted';
  const rows = list.map(({ engine: _engine, ...release }) => ({ ...release, src: undefined }));
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  writeFileSync(
    join(to, 'releases', `${engine}.json`),
    `{"scheme":${JSON.stringify(scheme)},"releases":[\n${lines}\n]}\n`,
  );
}
const derived = Object.entries(sources.engines).flatMap(([engine, { derivedFrom }]) =>
  derivedFrom ? [[engine, derivedFrom.upstreamVersion] as const] : [],
);
writeFileSync(join(to, 'derived.json'), `${JSON.stringify(Object.fromEntries(derived))}\n`);
const eol = JSON.parse(readFileSync(join(from, 'eol.json'), 'utf8')) as {
  snapshot: string;
  products: Record<string, unknown>;
};
const products = Object.entries(eol.products).map(
  ([id, product]) => `${JSON.stringify(id)}:${JSON.stringify(product)}`,
);
writeFileSync(
  join(to, 'eol.json'),
  `{"snapshot":${JSON.stringify(eol.snapshot)},"products":{\n${products.join(',\n')}\n}}\n`,
);
writeFileSync(join(to, 'attack-paths.json'), attackPaths(from));
const parts = { releases: newest, endOfLife: eol.snapshot, ...makeAdvisories(from, to) };
const date = parts.advisories > newest ? parts.advisories : newest;
writeFileSync(join(to, 'about.json'), `${JSON.stringify({ date, parts })}\n`);

interface LossSource {
  readonly id: string;
  readonly evidence: string;
  readonly [field: string]: unknown;
}

const kept = 'id quantity value unit currency year population source url grade evidence note'.split(' ');
const loss = JSON.parse(readFileSync(join(from, 'loss-facts.json'), 'utf8')) as { facts: readonly LossSource[] };
const lossLines = loss.facts
  // Recalled, and found nowhere: not used.
  .filter(({ evidence }) => evidence !== 'memory-unverified')
  .map((source) => JSON.stringify(Object.fromEntries(kept.map((field) => [field, source[field] ?? null]))));
writeFileSync(join(to, 'loss.json'), `{"facts":[\n${lossLines.join(',\n')}\n]}\n`);
