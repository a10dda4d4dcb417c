// What the detectors cost and how well they see: node bench/detectors.ts [megabytes] [seed] [cost|quality|body]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCorpus } from './corpus.ts';
import { bodies } from './detector-bodies.ts';
import { qualityOf } from './detector-quality.ts';
import { patterns } from './patterns.ts';

const RUNS = 3;
const [size = '1000', seed = '20261124', ...parts] = process.argv.slice(2);
const wanted = parts.length > 0 ? parts : ['cost', 'quality', 'body'];
const home = mkdtempSync(join(tmpdir(), 'storewarden-bench-'));
try {
  if (wanted.includes('cost')) costs();
  if (wanted.includes('quality')) quality();
  if (wanted.includes('body')) bodies(say);
} finally {
  rmSync(home, { recursive: true, force: true });
}

function costs(): void {
  const { folder, list, bytes, count } = corpus('large', Number(size), Number(seed));
  say(`corpus: ${bytes.toLocaleString('en-GB')} bytes in ${count} files, seed ${seed}; CPU seconds, median of ${RUNS}`);
  const sets = join(home, 'patterns');
  writeFileSync(sets, patterns.map(({ source }) => source).join('\n'));
  const plain = patterns[0]?.source ?? '';
  const rg = ['rg', '-j1', '-a', '--no-ignore'];
  const names = ['start', 'read', 'pan', 'all', 'rg -c', 'rg --count-matches', 'rg -c, set'] as const;
  const runs: Record<(typeof names)[number], readonly string[]> = {
    start: once('read', empty()),
    read: once('read', list),
    pan: once('pan', list),
    all: once('all', list),
    'rg -c': [...rg, '-c', plain, folder],
    'rg --count-matches': [...rg, '--count-matches', plain, folder],
    'rg -c, set': [...rg, '-c', '-f', sets, folder],
  };
  const seen: Record<string, { readonly cpu: number; readonly peak: number }[]> = {};
  for (let run = 0; run < RUNS; run++) {
    for (const name of names) {
      if (run > 0 && name === 'rg -c, set') continue; // it takes longer than all the others
      const one = measure(runs[name]);
      (seen[name] ??= []).push(one);
      process.stderr.write(`${name} ${one.cpu.toFixed(2)}\n`);
    }
  }
  const cpu = (name: string): number => median((seen[name] ?? []).map((one) => one.cpu));
  const peak = (name: string): number => median((seen[name] ?? []).map((one) => one.peak));
  for (const name of names) say(`${name.padEnd(20)} ${cpu(name).toFixed(2)} s, ${(peak(name) / 1024).toFixed(0)} MB`);
  for (const name of ['pan', 'all']) {
    const net = cpu(name) - cpu('start');
    const against = names.filter((other) => !['start', 'pan', 'all'].includes(other));
    const ratios = against.map((other) => {
      const own = other.startsWith('rg') ? cpu(other) : cpu(other) - cpu('start');
      return `${other} ${(net / own).toFixed(2)}`;
    });
    say(
      `${name} without start, against ${ratios.join(', ')}; memory over start ${Math.round((peak(name) - peak('start')) / 1024)} MB`,
    );
  }
  expressions();
}

/** V8's expressions are too slow for the whole corpus: both run over a twentieth. */
function expressions(): void {
  const { list } = corpus('small', Number(size) / 20, Number(seed));
  const start = median(times(3, once('read', empty())));
  const ours = median(times(3, once('all', list))) - start;
  for (const mode of ['regex', 'regex-full']) {
    const theirs = median(times(3, once(mode, list))) - start;
    say(`${mode} in V8: ${theirs.toFixed(2)} s against ${ours.toFixed(2)} s: ${(theirs / ours).toFixed(1)} times`);
  }
}

function quality(): void {
  for (const offset of [0, 1, 2]) {
    const made = corpus(`quality-${offset}`, Math.min(200, Number(size)), Number(seed) + 1 + offset);
    const { stdout } = spawnSync('node', once('quality', made.list).slice(1), { maxBuffer: 1 << 30, encoding: 'utf8' });
    say(`seed ${Number(seed) + 1 + offset}`);
    for (const line of qualityOf(made.planted, stdout)) say(`  ${line}`);
  }
}

function corpus(
  name: string,
  megabytes: number,
  from: number,
): { folder: string; list: string; bytes: number; count: number; planted: ReturnType<typeof makeCorpus>['planted'] } {
  const folder = join(home, name);
  const { files, planted, bytes } = makeCorpus(folder, megabytes, from);
  const list = `${folder}.list`;
  writeFileSync(list, files.join('\n'));
  return { folder, list, bytes, count: files.length, planted };
}

function empty(): string {
  const list = join(home, 'empty.list');
  writeFileSync(list, '');
  return list;
}

function once(mode: string, list: string): readonly string[] {
  return [process.execPath, join(import.meta.dirname, 'detectors-once.ts'), mode, list];
}

/** User and system seconds of a process, and its peak in KiB, as bash and GNU time tell them. */
function measure(words: readonly string[]): { readonly cpu: number; readonly peak: number } {
  const { stderr } = spawnSync('/usr/bin/time', ['-f', '%U %S %M', ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const [user = 0, system = 0, peak = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { cpu: user + system, peak };
}

function times(count: number, words: readonly string[]): readonly number[] {
  return Array.from({ length: count }, () => measure(words).cpu);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
