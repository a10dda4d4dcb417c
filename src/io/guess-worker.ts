import { parentPort, workerData } from 'node:worker_threads';
import type { GuessedHash } from '../core/hands.ts';
import { type Form, readHash } from '../passwords/form.ts';
import { guesses } from '../passwords/words.ts';

/** What one worker is to do. */
export interface Task {
  readonly hashes: readonly GuessedHash[];
  /** Shared by all workers: 1 where an account's password has been found. */
  readonly found: Uint8Array;
  /** This worker takes the words whose number leaves this remainder when divided by `of`. */
  readonly stripe: number;
  readonly of: number;
  /** So many words of its stripe are tried on each account, however long it takes. */
  readonly enough: number;
  readonly milliseconds: number;
  readonly year: number;
}

/** How far one worker is with one account. */
export interface Tally {
  readonly index: number;
  readonly tried: number;
  readonly ended: boolean;
}

interface Job {
  readonly index: number;
  readonly form: Form;
  readonly words: Iterator<string>;
  tried: number;
  ended: boolean;
}

const SLICE = 200;

await work(workerData as Task); // what guesser.ts hands over

async function work(task: Task): Promise<void> {
  const until = performance.now() + task.milliseconds;
  const jobs = task.hashes.flatMap((hash, index) => jobOf(hash, index, task));
  for (const job of jobs) await advance(job, task, () => job.tried >= task.enough);
  let open = jobs.filter((job) => !job.ended);
  while (open.length > 0 && performance.now() < until) {
    for (const job of open) {
      const slice = Math.min(until, performance.now() + SLICE);
      await advance(job, task, () => performance.now() >= slice);
    }
    open = open.filter((job) => !job.ended);
  }
}

function jobOf(hash: GuessedHash, index: number, task: Task): Job[] {
  const form = readHash(hash.hash, { engine: hash.engine, key: hash.key });
  if (!form) return [];
  const words = striped(guesses({ own: hash.words, engine: hash.engine, year: task.year }), task.stripe, task.of);
  return [{ index, form, words, tried: 0, ended: false }];
}

/** Goes on with one account until it is told to stop, the words are used up, or any worker has found the password. */
async function advance(job: Job, task: Task, stop: () => boolean): Promise<void> {
  while (!job.ended && !stop()) {
    const next = task.found[job.index] === 1 ? undefined : job.words.next();
    if (!next || next.done) job.ended = true;
    else {
      job.tried++;
      const fits = job.form.fits(next.value);
      if (fits === true || (fits !== false && (await fits))) task.found[job.index] = 1;
    }
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
  parentPort?.postMessage({ index: job.index, tried: job.tried, ended: job.ended } satisfies Tally);
}

function* striped(words: Iterable<string>, stripe: number, of: number): Generator<string> {
  let place = 0;
  for (const word of words) if (place++ % of === stripe) yield word;
}
