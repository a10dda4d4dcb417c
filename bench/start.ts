import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

/** `storewarden --help` against `node -e 0`, in turn; the middle of the ratios counts, since a machine has its moods. */
const ROUNDS = 15;
const MOST_RATIO = 2.5;
const program = join(import.meta.dirname, '../bin/storewarden');

function milliseconds(command: string, words: readonly string[]): number {
  const began = performance.now();
  const { status } = spawnSync(command, words, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${status}`);
  return performance.now() - began;
}

milliseconds(program, ['--help']); // fills the compile cache, as the first use of it does
const rounds = Array.from({ length: ROUNDS }, () => {
  const ours = milliseconds(program, ['--help']);
  const theirs = milliseconds(process.execPath, ['-e', '0']);
  return { ours, theirs, ratio: ours / theirs };
}).toSorted((one, other) => one.ratio - other.ratio);
const middle = rounds[Math.floor(ROUNDS / 2)];
if (!middle) throw new Error('Nothing was measured.');

process.stdout.write(
  `--help ${Math.round(middle.ours)} ms, node -e 0 ${Math.round(middle.theirs)} ms; ratio ${middle.ratio.toFixed(2)} (at most ${MOST_RATIO})\n`,
);
if (middle.ratio > MOST_RATIO) process.exitCode = 1;
