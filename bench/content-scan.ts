import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { opendirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import tree from '../src/audit/probes/files/tree.ts';
import { recogniseFiles } from '../src/audit/recognise.ts';
import type { Tools } from '../src/core/tools.ts';
import { engines } from '../src/engines/index.gen.ts';
import { openFiles } from '../src/io/files/open.ts';
import { openKnowledge } from '../src/io/knowledge.ts';

/**
 * What the walk of an audit costs on an untouched store, in processor time of one process each, against listing, reading
 * and hashing the same files in Node:
 *
 *     node bench/content-scan.ts FOLDER
 *
 * `everything` looks into all files; `known` has the releases that storewarden comes with. Goals: 10 times and 1.5 times
 * the plain reading, under 256 MB.
 */
const [folder = '', kind] = process.argv.slice(2);
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

if (kind === undefined) all();
else await one();

function all(): void {
  const figures = new Map<string, number>();
  for (const name of ['plain', 'everything', 'known']) {
    const runs = [0, 1].map(() => measured(name));
    const best = runs.toSorted((first, other) => first.milliseconds - other.milliseconds)[0];
    if (!best) continue;
    figures.set(name, best.milliseconds);
    const ratio = best.milliseconds / (figures.get('plain') ?? 1);
    say(
      `${name}: ${best.milliseconds} ms of processor, ${ratio.toFixed(2)} times plain, ${best.megabytes} MB; ${best.told}`,
    );
  }
}

interface Figures {
  readonly milliseconds: number;
  readonly megabytes: number;
  readonly told: string;
}

function measured(name: string): Figures {
  const out = execFileSync(process.execPath, [import.meta.filename, folder, name], { encoding: 'utf8' });
  return JSON.parse(out) as Figures; // as `one` writes it
}

async function one(): Promise<void> {
  const told = kind === 'plain' ? plainly(folder) : await probe();
  const { user, system } = process.cpuUsage();
  const figures: Figures = {
    milliseconds: Math.round((user + system) / 1000),
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    told,
  };
  process.stdout.write(JSON.stringify(figures));
}

function plainly(root: string): string {
  let files = 0;
  let bytes = 0;
  const waiting = [root];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const open = opendirSync(at);
    for (let entry = open.readSync(); entry; entry = open.readSync()) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) waiting.push(path);
      if (!entry.isFile()) continue;
      const content = readFileSync(path);
      createHash('sha256').update(content).digest();
      files++;
      bytes += content.length;
    }
    open.closeSync();
  }
  return `${files} files, ${Math.round(bytes / 1e6)} MB`;
}

async function probe(): Promise<string> {
  const opened = await openFiles(folder, {}, tools);
  const knowledge = await openKnowledge(undefined, '');
  const inFiles = (await recogniseFiles(opened.files, engines, undefined))?.seen;
  const { baselines, ...rest } = knowledge;
  const hands = { files: opened.files, knowledge: kind === 'known' && baselines ? { ...rest, baselines } : rest };
  const given = await tree.gather(hands, { inFiles }, tools);
  await opened.close();
  const { malware, integrity } = given as unknown as {
    readonly malware: { readonly looked: number; readonly seen: readonly { readonly confidence: string }[] };
    readonly integrity: unknown;
  };
  const sure = malware.seen.filter(({ confidence }) => confidence !== 'tentative').length;
  const parts = Array.isArray(integrity) ? `${integrity.length} parts compared` : 'nothing compared';
  return `${malware.looked} files of code looked into, ${sure} at firm or above, ${malware.seen.length - sure} tentative, ${parts}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
