import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { buildFromGit, type Release, releasesOf } from '../src/cli/baseline-build.ts';
import type { Tools } from '../src/core/tools.ts';
import { startBuilding } from '../src/integrity/build.ts';
import { partOf } from '../src/integrity/layouts.ts';
import type { Part } from '../src/integrity/layout.ts';
import { openPack } from '../src/integrity/pack/read.ts';
import { isPreview, sortReleases } from '../src/integrity/releases.ts';
import { openGit } from '../src/io/git.ts';

/**
 * Makes the baselines that storewarden brings along, from git repositories that lie on this machine:
 *
 *     node tools/baselines.ts OUT-FOLDER DATE PACK=REPOSITORY[=OWNER/NAME[=FIRST-RELEASE]]…
 *
 * PACK is the name of a part in src/integrity/layouts. A repository without tags is one into which built releases were
 * checked in one after another: the last commit with each version is that release. Nothing of the repositories but hashes, paths and the names of
 * releases goes into a pack. The repositories are not part of the project.
 */
const [out = '', made = '', ...wanted] = process.argv.slice(2);
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

mkdirSync(out, { recursive: true });
for (const words of wanted) await make(words);

async function make(words: string): Promise<void> {
  const began = performance.now();
  const [name = '', where = '', source = '', first] = words.split('=');
  const part = partOf(name);
  const git = await openGit(where);
  if (!part || !git) throw new Error(`There is no part "${name}", or no repository at "${where}".`);
  const tagged = await releasesOf(git, part.source.previews === true);
  const all = tagged.length > 0 ? tagged : releasesInHistory(where, part);
  const from = first === undefined ? 0 : all.findIndex(({ release }) => release === first);
  const releases = all.slice(Math.max(0, from));
  const building = startBuilding(part, { made, sources: [`https://github.com/${source}`] });
  await buildFromGit(git, releases, part, building, tools);
  const bytes = building.done();
  const { head, checksum } = openPack(bytes);
  writeFileSync(join(out, `${name}.pack`), bytes);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const sizes = head.sections.map((section) => `${section.name} ${section.packed}`).join(', ');
  process.stdout.write(
    `${name}: ${releases.length} releases, ${JSON.stringify(head.counts)}, ${bytes.length} bytes (${sizes}), ${seconds} s, ${checksum}\n`,
  );
}

function releasesInHistory(where: string, { source, version }: Part): readonly Release[] {
  if (!version) return [];
  const run = (...words: string[]): string =>
    execFileSync('git', ['-C', where, ...words], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const path = `${source.below}${version.path}`;
  const found = new Map<string, Release>();
  for (const ref of run('log', '--reverse', '--format=%H', '--all', '--', path).trim().split('\n')) {
    const release = version.holds.exec(textAt(run, ref, path))?.[1];
    if (release !== undefined && !isPreview(release)) found.set(release, { ref, release });
  }
  return sortReleases([...found.values()]);
}

/** Empty where the commit took the file away. */
function textAt(run: (...words: string[]) => string, ref: string, path: string): string {
  try {
    return run('show', `${ref}:${path}`);
  } catch {
    return '';
  }
}
