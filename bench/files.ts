import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import tree from '../src/audit/probes/files/tree.ts';
import type { Files, Knowledge } from '../src/core/hands.ts';
import type { Tools } from '../src/core/tools.ts';
import { openFiles } from '../src/io/files/open.ts';

/** The walk through 60,000 files against `find -type f` and reading what must be read; and the memory it takes. */
const FILES = 60_000;
const MOST_RATIO = 3;
const MOST_MEGABYTES = 250;
const given = process.argv[2];
const root = given ?? makeTree();
const knowledge: Knowledge = { date: '2026-11-23', part: async () => undefined, lines: async () => undefined };
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

// The first walk fills the cache of the system and says which files were read.
const read = new Map<string, number>();
await walk((files) => ({
  ...files,
  bytes: async (path, start, length) => {
    const bytes = await files.bytes(path, start, length);
    read.set(path, (read.get(path) ?? 0) + (bytes?.length ?? 0));
    return bytes;
  },
}));
// One walk is what an audit makes.
const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
const ours = await best(() => walk((files) => files));
const theirs = await best(async () => plainly([...read.keys()]));
const count = Number(execFileSync('sh', ['-c', 'find "$1" -type f | wc -l', 'sh', root]).toString());

say(
  `files ${count}, read ${read.size} of them (${Math.round([...read.values()].reduce((sum, size) => sum + size, 0) / 1e6)} MB)`,
);
say(
  `find and read: ${Math.round(theirs)} ms; storewarden: ${Math.round(ours)} ms; ratio ${(ours / theirs).toFixed(2)} (at most ${MOST_RATIO})`,
);
say(`resident memory: ${megabytes} MB at its highest (at most ${MOST_MEGABYTES})`);
if (given === undefined) rmSync(root, { recursive: true, force: true });
if (ours / theirs > MOST_RATIO || megabytes > MOST_MEGABYTES) process.exitCode = 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function walk(watch: (files: Files) => Files): Promise<void> {
  const opened = await openFiles(root, {}, tools);
  await tree.gather(
    { files: watch(opened.files), knowledge },
    { inFiles: { id: 'woocommerce', certainty: 'certain', versions: [] } },
    tools,
  );
  await opened.close();
}

function plainly(paths: readonly string[]): void {
  execFileSync('find', [root, '-type', 'f'], { maxBuffer: 1e9 });
  for (const path of paths) readFileSync(join(root, path));
}

async function best(work: () => Promise<void>): Promise<number> {
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round++) {
    const began = performance.now();
    await work();
    shortest = Math.min(shortest, performance.now() - began);
  }
  return shortest;
}

/** Folders as a store with many extensions has them: mostly code, a fifth of it scripts and pictures. */
function makeTree(): string {
  const folder = mkdtempSync(join(tmpdir(), 'storewarden-bench-'));
  const code = `<?php\n${'// a line of code that does nothing at all\n'.repeat(60)}`;
  const picture = Buffer.concat([Buffer.from('\u0089PNG\r\n', 'latin1'), Buffer.alloc(20_000, 0x5a)]);
  for (let index = 0; index < FILES; index++) {
    const kind = index % 20;
    const place =
      kind < 3 ? `wp-content/uploads/20${index % 10}` : `wp-content/plugins/p${index % 150}/src/${index % 7}`;
    const at = join(folder, place);
    if (!existsSync(at)) mkdirSync(at, { recursive: true });
    const [name, content] =
      kind < 3 ? [`f${index}.png`, picture] : kind === 3 ? [`f${index}.js`, code] : [`f${index}.php`, code];
    writeFileSync(join(at, name), content);
  }
  writeFileSync(join(folder, 'wp-load.php'), code);
  return folder;
}
