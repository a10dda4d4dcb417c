import { execFile } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';

/** Files as large as hostile ones get, and what `storewarden scan` takes for them: `node bench/scan-hostile.ts [gigabytes]`. */
const GIGABYTE = 1024 ** 3;
const size = Number(process.argv[2] ?? 1) * GIGABYTE;
const MOST_MEGABYTES = 400;
const room = mkdtempSync(join(tmpdir(), 'storewarden-bench-'));
const run = promisify(execFile);
const weigh = `process.on('exit',()=>process.stderr.write('\\n'+JSON.stringify(process.resourceUsage())))`;
const program = new URL('../src/cli/main.ts', import.meta.url).pathname;
let missed = false;

try {
  truncateSync(
    make('sparse', 0, () => ''),
    size * 10,
  );
  await weighed(`a sparse file of ${(size * 10) / GIGABYTE} GB`, 'sparse', size * 10);
  for (const [what, line] of [
    ['one line of JSON', (at: number) => `{"id":${at},"note":"nothing to see here, only words and more words"},`],
    ['one statement of SQL', (at: number) => `(${at},'2024-01-01','anna${at % 7}','paid, invoice ${at * 7}'),`],
  ] as const) {
    const head = what.endsWith('SQL') ? '-- MySQL dump\nINSERT INTO `t` VALUES ' : '[';
    for (const share of [0.5, 1]) make(`line-${share}`, size * share, line, head);
    const half = await weighed(`half of ${what}`, 'line-0.5', size / 2);
    const whole = await weighed(`${what}, ${size / GIGABYTE} GB`, 'line-1', size);
    judge(`  twice as much takes ${(whole / half).toFixed(2)} times as long (at most 2.2)`, whole / half <= 2.2);
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}
if (missed) process.exitCode = 1;

function make(name: string, bytes: number, line: (at: number) => string, head = ''): string {
  const path = join(room, name);
  const file = openSync(path, 'w');
  let written = writeSync(file, head);
  for (let at = 0; written < bytes; at += 10_000)
    written += writeSync(file, Array.from({ length: 10_000 }, (_, index) => line(at + index)).join(''));
  closeSync(file);
  return path;
}

/** Seconds of CPU. */
async function weighed(what: string, name: string, bytes: number): Promise<number> {
  const options = {
    env: { ...process.env, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(weigh)}` },
  };
  const began = performance.now();
  const words = [program, 'scan', join(room, name), '--count', '--fail-on', 'never', '--quiet'];
  const { stderr } = await run(process.execPath, words, options);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(stderr.trim().split('\n').at(-1) ?? '') as Usage; // as Node writes it
  const cpu = (userCPUTime + systemCPUTime) / 1e6;
  const wall = (performance.now() - began) / 1000;
  say(
    `${what}: ${cpu.toFixed(1)} s CPU, ${wall.toFixed(1)} s, ${Math.round(bytes / 1e6 / cpu)} MB a second of CPU, ${Math.round(maxRSS / 1024)} MB`,
  );
  judge(`  at most ${MOST_MEGABYTES} MB`, maxRSS / 1024 <= MOST_MEGABYTES);
  return cpu;
}

interface Usage {
  readonly userCPUTime: number;
  readonly systemCPUTime: number;
  readonly maxRSS: number;
}

function judge(what: string, holds: boolean): void {
  say(`${what}: ${holds ? 'holds' : 'MISSED'}`);
  missed ||= !holds;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
