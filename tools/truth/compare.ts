import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Compared, engineHoles, type Hole } from '../../src/audit/facts/holes.ts';
import { recognised, type Recognised } from '../../src/audit/facts/engine.ts';
import { look } from '../../src/audit/audit.ts';
import { probes } from '../../src/audit/probes/index.gen.ts';
import { Unknown } from '../../src/core/fact.ts';
import type { Tools } from '../../src/core/tools.ts';
import { engines } from '../../src/engines/index.gen.ts';
import { openFiles } from '../../src/io/files/open.ts';
import { openGuesser } from '../../src/io/guesser.ts';
import { openKnowledge } from '../../src/io/knowledge.ts';
import { type Bulletin, readBulletins } from './bulletins.ts';
import { means } from './php.ts';
import { recordsInText } from './texts.ts';
import { type RealRelease, realReleases } from './releases.ts';

const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};
const closed = new Unknown('not-asked', 'Not part of this.');
const needed = new Set(['recognised', 'extensions-in-files', 'extensions', 'patches', 'engine-holes', 'standing']);

interface Told {
  readonly row: string;
  readonly differences: readonly string[];
}

/**
 * Audits the releases that lie below `trees` (all, or those named) and compares the holes that are found with those that
 * the bulletins name. Which versions a bulletin means is decided by PHP's own version_compare, not by storewarden.
 */
export async function compareTrees(repositories: string, trees: string, only: readonly string[]): Promise<string> {
  const bulletins = readBulletins(repositories);
  const told: Told[] = [];
  for (const release of realReleases) {
    const folder = join(trees, release.folder);
    const wanted = only.length === 0 || only.includes(release.folder);
    if (wanted && existsSync(folder)) told.push(await compare(release, folder, bulletins, repositories));
  }
  return [
    '| release | recognised as | bulletins name | found | missed | wrong | named in the text of a record | no bulletin read | cannot tell |',
    '|---|---|---|---|---|---|---|---|---|',
    ...told.map(({ row }) => row),
    '',
    ...told.flatMap(({ differences }) => differences),
    '',
  ].join('\n');
}

async function compare(
  release: RealRelease,
  folder: string,
  bulletins: readonly Bulletin[],
  repositories: string,
): Promise<Told> {
  const { folder: name, holes } = release;
  // PHP orders 5.7 before 5.7.0.
  const version = /^\d+\.\d+$/.test(release.version) ? `${release.version}.0` : release.version;
  const { seen, found } = await audit(folder);
  const of = bulletins.filter((one) => one.holes === holes);
  const meant = means(of.map(({ affected }) => ({ version, affected })));
  const named = of.filter((_, place) => meant[place]);
  const open = found.filter(({ answer }) => answer === 'vulnerable');
  const missed = named.filter(({ id }) => !found.some((hole) => isOf(hole, id)));
  const unread = open.filter((hole) => !of.some(({ id }) => isOf(hole, id)));
  const inText = unread.filter((hole) => isInText(repositories, hole, version));
  const left = unread.filter((hole) => !inText.includes(hole));
  const wrong = open.filter((hole) => !unread.includes(hole) && !named.some(({ id }) => isOf(hole, id)));
  const counts = [
    named.length,
    open.length,
    missed.length,
    wrong.length,
    inText.length,
    left.length,
    found.length - open.length,
  ];
  return {
    row: `| ${[name, seen, ...counts].join(' | ')} |`,
    differences: [
      ...missed.map(({ id, source }) => `- ${name}: missed ${id} (${source})`),
      ...wrong.map(({ id }) => `- ${name}: ${id} is found, and its bulletin does not mean this version`),
      ...(left.length > 0 ? [`- ${name}: no bulletin read for ${left.map(({ id }) => id).join(' ')}`] : []),
    ],
  };
}

/** The text of a record of CVE, as far as its phrases can be read, means this version. */
function isInText(repositories: string, { id, also }: Hole, version: string): boolean {
  return [id, ...also]
    .filter((one) => one.startsWith('CVE-'))
    .some((one) =>
      means(recordsInText(repositories, one).map(({ affected }) => ({ version, affected }))).some(Boolean),
    );
}

function isOf({ id, also }: Hole, wanted: string): boolean {
  return id === wanted || also.includes(wanted) || (id.startsWith('FOP-') && id.endsWith(wanted));
}

async function audit(folder: string): Promise<{ readonly seen: string; readonly found: readonly Hole[] }> {
  const opened = await openFiles(folder, {}, tools);
  const known = await look(
    {
      files: async () => opened.files,
      database: async () => closed,
      web: async () => closed,
      host: async () => closed,
      always: { knowledge: await openKnowledge(), guesser: openGuesser(tools) },
    },
    { probes: probes.filter(({ id }) => needed.has(id)), engines, touch: 'curious' },
    tools,
  );
  await opened.close();
  const engine = valueOf(known.get(recognised.id)) as Recognised | undefined;
  const compared = valueOf(known.get(engineHoles.id)) as Compared | undefined;
  const seen = engine === undefined ? 'nothing' : `${engine.editionName} ${engine.version ?? '?'}`;
  const core = compared?.affected[0];
  return { seen, found: core?.ecosystem === 'engine' ? core.holes : [] };
}

function valueOf(value: unknown): unknown {
  return value === null || value instanceof Unknown ? undefined : value;
}
