import { hash, randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { compareStore } from '../src/cli/baseline-check.ts';
import type { Files } from '../src/core/hands.ts';
import type { Tools } from '../src/core/tools.ts';
import { MOST_BYTES } from '../src/integrity/canonical.ts';
import type { OpenPart } from '../src/integrity/open.ts';
import { openFiles } from '../src/io/files/open.ts';

/**
 * Are changes of official files found, and only they? For each folder of an untouched store:
 *
 *     node bench/integrity.ts FOLDER…
 *
 * The store is compared as it is: nothing may be changed or foreign. Then one line in each of 200 files, chosen by
 * chance, is altered as it is read (the folder is not touched), and added or taken away in as many: every file must be
 * found, and every altered or added line. Also told: the time, against reading and hashing the same files.
 */
const ALTERED = 200;
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

let failed = false;
for (const folder of process.argv.slice(2)) await bench(folder);
if (process.argv.length < 3) process.stdout.write('Give folders of untouched stores.\n');
process.exitCode = failed ? 1 : 0;

async function bench(folder: string): Promise<void> {
  const compared: string[] = [];
  const began = performance.now();
  const parts = await run(folder, (files) => ({
    ...files,
    bytes(path, start, length) {
      compared.push(path);
      return files.bytes(path, start, length);
    },
  }));
  const milliseconds = performance.now() - began;
  const clean = summary(parts);
  say(
    `${folder}: ${clean.name}, ${clean.compared} files compared, ${clean.official} official, ${clean.changed.size} changed, ${clean.foreign} foreign, ${clean.other} of another release`,
  );
  say(
    `  ${Math.round(milliseconds)} ms; reading and hashing the same files: ${Math.round(await plainly(folder, compared))} ms`,
  );
  say(`  resident memory at its highest so far: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  if (clean.changed.size > 0 || clean.foreign > 0) failed = true;
  for (const kind of ['altered', 'added', 'taken away'] as const) await alter(folder, compared, kind);
}

type Kind = 'altered' | 'added' | 'taken away';

async function alter(folder: string, compared: readonly string[], kind: Kind): Promise<void> {
  const lines = new Map<string, number>();
  const wanted = chosen(compared, ALTERED * 2);
  const parts = await run(folder, (files) => ({
    ...files,
    async bytes(path, start, length) {
      const bytes = await files.bytes(path, start, length);
      if (!bytes || !wanted.has(path) || lines.size >= ALTERED || start !== 0 || bytes.length < length) return bytes;
      const made = changed(Buffer.from(bytes), kind);
      if (made) lines.set(path, made.line);
      return made?.bytes ?? bytes;
    },
  }));
  const { changed: found, others } = summary(parts);
  const files = [...lines.keys()].filter((path) => found.has(path) || others.has(path)).length;
  const shown = [...lines].filter(([path, line]) => found.get(path)?.includes(line)).length;
  const say2 = kind === 'taken away' ? '' : `, ${shown} with the line`;
  say(`  one line ${kind} in each of ${lines.size} files: ${files} found${say2}`);
  if (files < lines.size || (kind !== 'taken away' && shown < lines.size)) failed = true;
}

/** The content with one line that is not empty altered, added or taken away; the number of the line. */
function changed(bytes: Buffer, kind: Kind): { readonly bytes: Buffer; readonly line: number } | undefined {
  const lines = bytes.toString('latin1').split('\n');
  const full = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
  const at = full[randomInt(Math.max(1, full.length))];
  if (at === undefined || bytes.includes(0)) return undefined;
  const line = lines[at] ?? '';
  if (kind === 'taken away') lines.splice(at, 1);
  else if (kind === 'added') lines.splice(at, 0, `$x${randomInt(1e9)} = 1;`);
  else lines[at] = `${line.trimEnd()} ${randomInt(1e9)}${line.endsWith('\r') ? '\r' : ''}`;
  return { bytes: Buffer.from(lines.join('\n'), 'latin1'), line: at + 1 };
}

function chosen(paths: readonly string[], count: number): ReadonlySet<string> {
  const found = new Set<string>();
  while (found.size < Math.min(count, paths.length)) found.add(paths[randomInt(paths.length)] ?? '');
  return found;
}

async function run(folder: string, watch: (files: Files) => Files): Promise<readonly OpenPart[]> {
  const opened = await openFiles(folder, {}, tools);
  try {
    return await compareStore(watch(opened.files), undefined, undefined, tools);
  } finally {
    await opened.close();
  }
}

function summary(parts: readonly OpenPart[]) {
  const open = parts.flatMap((part) => ('comparing' in part ? [{ ...part, told: part.comparing.told() }] : []));
  const sum = (count: (one: (typeof open)[number]) => number): number =>
    open.reduce((total, one) => total + count(one), 0);
  return {
    name: open.map(({ part, told }) => `${part.name} ${told.release ?? '(release not known)'}`).join(', '),
    compared: sum(({ told }) => told.compared),
    official: sum(({ told }) => told.official),
    foreign: sum(({ told }) => told.foreign.seen.length + told.foreign.more),
    other: sum(({ told }) => told.otherRelease.seen.length + told.otherRelease.more),
    /** Without a line, some files are as in another release. */
    others: new Set(open.flatMap(({ told }) => told.otherRelease.seen)),
    changed: new Map(
      open.flatMap(({ told }) =>
        told.changed.seen.map(({ path, lines }) => [path, lines.map(({ line }) => line)] as const),
      ),
    ),
  };
}

async function plainly(folder: string, paths: readonly string[]): Promise<number> {
  const began = performance.now();
  const opened = await openFiles(folder, {}, tools);
  for (const path of paths) {
    const bytes = await opened.files.bytes(path, 0, MOST_BYTES);
    if (bytes) hash('sha256', bytes);
  }
  await opened.close();
  return performance.now() - began;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
