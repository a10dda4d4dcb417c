import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Guess, GuessedHash, Guesser } from '../core/hands.ts';
import type { Tools } from '../core/tools.ts';
import { readHash } from '../passwords/form.ts';
import type { Task, Tally } from './guess-worker.ts';

/** How long all accounts together may take, and when even the first words of slow hashes are given up. */
export interface GuesserLimits {
  readonly milliseconds: number;
  readonly longest: number;
  readonly workers: number;
}

const usual: GuesserLimits = { milliseconds: 20_000, longest: 60_000, workers: Math.min(4, availableParallelism()) };
/** So many of the likeliest words must have been tried on a slow hash before it counts as not guessed. */
export const ENOUGH = 100;

/**
 * Tries likely passwords in worker threads, each account in its turn, and never tells which word it was. What fits is
 * noted as a number only; hashes and words stay in the memory of the threads.
 */
export function openGuesser(tools: Tools, limits: GuesserLimits = usual): Guesser {
  return {
    async guess(hashes) {
      tools.signal.throwIfAborted();
      const read = hashes.map((hash) => ({ hash, form: readHash(hash.hash, { engine: hash.engine, key: hash.key }) }));
      const tried = read.filter(({ form, hash }) => form !== undefined && !keyMissing(hash, form.name));
      const tally = await run(
        tried.map(({ hash }) => hash),
        limits,
        tools,
      );
      return read.map(({ hash, form }) => {
        const at = tried.findIndex((one) => one.hash === hash);
        if (form === undefined || at < 0)
          return {
            id: hash.id,
            form: form?.name ?? 'unknown',
            fast: form?.fast ?? false,
            result: 'form-unknown',
            tried: 0,
          };
        return {
          id: hash.id,
          form: form.name,
          fast: form.fast,
          ...ending(tally[at] ?? { tried: 0, found: false, ended: false }, form.fast),
        };
      });
    },
  };
}

/** PrestaShop up to 1.6 keys its MD5 by the cookie key, without which no word can be tried. */
function keyMissing(hash: GuessedHash, form: string): boolean {
  return hash.engine === 'prestashop' && form === 'md5';
}

function ending({ found, ended, tried }: Outcome, fast: boolean): Pick<Guess, 'result' | 'tried'> {
  if (found) return { result: 'guessed', tried: roughly(tried) };
  return { result: ended || (!fast && tried >= ENOUGH) ? 'not-guessed' : 'out-of-time', tried };
}

/** The exact number would tell the word to anybody who has the list: 100, 1,000, 10,000 … */
function roughly(tried: number): number {
  return 10 ** Math.max(2, Math.ceil(Math.log10(Math.max(1, tried))));
}

interface Outcome {
  readonly tried: number;
  readonly found: boolean;
  /** All words were tried. */
  readonly ended: boolean;
}

/** Every worker takes every n-th word of every account, so that all are busy to the end. */
async function run(hashes: readonly GuessedHash[], limits: GuesserLimits, tools: Tools): Promise<readonly Outcome[]> {
  if (hashes.length === 0) return [];
  const found = new Uint8Array(new SharedArrayBuffer(hashes.length));
  const tallies = Array.from({ length: limits.workers }, () => new Map<number, Tally>());
  const tasks = tallies.map((_, stripe): Task => ({
    hashes,
    found,
    stripe,
    of: limits.workers,
    enough: Math.ceil(ENOUGH / limits.workers),
    milliseconds: limits.milliseconds,
    year: tools.now().getUTCFullYear(),
  }));
  const workers = tasks.map((task) => new Worker(workerFile(), { workerData: task, stdout: true, stderr: true }));

  function count(tally: Tally, worker: number): void {
    tallies[worker]?.set(tally.index, tally);
    const done = tallies.flatMap((one) => [...one.values()]).reduce((sum, one) => sum + one.tried, 0);
    tools.tell({ what: 'passwords', done: Math.ceil(done / 100) * 100 });
  }

  await untilDone(workers, count, limits.longest, tools.signal);
  return hashes.map((_, index) => {
    const parts = tallies.map((one) => one.get(index));
    return {
      tried: parts.reduce((sum, part) => sum + (part?.tried ?? 0), 0),
      found: found[index] === 1,
      ended: parts.every((part) => part?.ended === true),
    };
  });
}

/** The worker's file, beside this one: TypeScript in the sources, JavaScript in a build. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './guess-worker.ts' : './guess-worker.js', import.meta.url);
}

async function untilDone(
  workers: readonly Worker[],
  count: (tally: Tally, worker: number) => void,
  longest: number,
  signal: AbortSignal,
): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  const timer = setTimeout(stop, longest);
  const abort = (): void => stop();
  signal.addEventListener('abort', abort, { once: true });
  const ends = workers.map(
    (worker, index) =>
      new Promise<void>((resolve, reject) => {
        worker.on('message', (tally: Tally) => count(tally, index));
        worker.on('error', reject);
        worker.on('exit', () => resolve());
      }),
  );
  try {
    await Promise.race([Promise.all(ends), stopped]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', abort);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  signal.throwIfAborted();
}
