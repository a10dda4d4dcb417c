// One run of one finder over files, for bench/detectors.ts: what it finds as JSON, or nothing but the reading.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { detectorsOf } from '../src/detectors/scan.ts';
import { createScanner } from '../src/detectors/scan/scanner.ts';
import { loadKernel } from '../src/io/kernel.ts';
import { fullPatterns, patterns } from './patterns.ts';

const [mode = 'read', list = ''] = process.argv.slice(2);
const files = readFileSync(list, 'utf8')
  .split('\n')
  .filter((path) => path !== '');
const found: unknown[] = [];
const scanner = scannerFor();
const space = Buffer.alloc(1 << 20);
let matches = 0;

for (const path of files) {
  const file = openSync(path, 'r');
  if (mode === 'read') while (readSync(file, space) > 0);
  else if (mode.startsWith('regex')) regexes(file);
  else scan(file, path);
  closeSync(file);
}
process.stdout.write(`${JSON.stringify({ matches, peak: process.resourceUsage().maxRSS, found })}\n`);

function scan(file: number, path: string): void {
  for (;;) {
    const count = readSync(file, scanner.room());
    if (count === 0) break;
    note(scanner.took(count), path);
  }
  note(scanner.end(), path);
}

function note(more: ReturnType<ReturnType<typeof scannerFor>['end']>, path: string): void {
  matches += more.length;
  if (mode !== 'quality') return;
  for (const { detector, start, confidence, context } of more)
    found.push({ path, detector, start, confidence, context });
}

function scannerFor(): ReturnType<typeof createScanner> {
  const pass = mode.endsWith('twin') ? undefined : loadKernel();
  const detectors = detectorsOf(mode.startsWith('pan') ? ['card-number'] : undefined);
  return createScanner({ detectors, ...(pass === undefined ? {} : { pass }) });
}

/** The same as expressions in V8, over Latin-1 text. */
function regexes(file: number): void {
  const used = mode === 'regex-pan' ? patterns.slice(0, 1) : mode === 'regex-full' ? fullPatterns : patterns;
  for (;;) {
    const count = readSync(file, space);
    if (count === 0) return;
    const text = space.toString('latin1', 0, count);
    for (const { source, flags } of used) for (const _ of text.matchAll(new RegExp(source, `g${flags}`))) matches++;
  }
}
