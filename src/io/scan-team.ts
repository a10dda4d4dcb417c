import { Worker } from 'node:worker_threads';
import type { Batch, Part, Task } from './scan-worker.ts';
import type { Found } from './sources/open.ts';

const MOST_FILES = 128;
const MOST_BYTES = 16 * 1024 * 1024;
/** Batches that may be ahead of the one that is told of, for each worker. */
const AHEAD = 4;

/**
 * Looks through files in several threads. `take` gets what was found in the order of the files, whichever thread was
 * done first.
 */
export async function scanTogether(
  files: AsyncIterable<Found>,
  task: Task,
  threads: number,
  take: (part: Part) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const workers = Array.from({ length: threads }, () => new Worker(workerFile(), { workerData: task, stdout: true }));
  const idle = [...workers];
  const held = new Map<number, Part[]>();
  let first = 0;
  let next = 0;
  let telling = Promise.resolve();
  let moved = Promise.withResolvers<void>();
  const failed = Promise.withResolvers<never>();
  failed.promise.catch(() => undefined);
  const abort = (): void => failed.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });

  for (const worker of workers) {
    worker.on('error', failed.reject);
    worker.on('message', (part: Part) => {
      held.set(part.number, [...(held.get(part.number) ?? []), part]);
      if (part.over) idle.push(worker);
      telling = telling.then(tell);
      telling.then(wake, failed.reject);
    });
  }

  /** Tells what is there of the first batch, and of those behind it once it is over. */
  async function tell(): Promise<void> {
    for (let parts = held.get(first); parts !== undefined; parts = held.get(first)) {
      held.set(first, []);
      for (const part of parts) await take(part);
      if (parts.at(-1)?.over !== true) return;
      held.delete(first++);
    }
  }

  function wake(): void {
    moved.resolve();
    moved = Promise.withResolvers();
  }

  async function until(ready: () => boolean): Promise<void> {
    while (!ready()) await Promise.race([moved.promise, failed.promise]);
  }

  try {
    for await (const some of batches(files)) {
      await until(() => idle.length > 0 && next - first < threads * AHEAD);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
      idle.pop()?.postMessage({ number: next++, files: some } satisfies Batch);
    }
    await until(() => first === next);
  } finally {
    signal.removeEventListener('abort', abort);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function* batches(files: AsyncIterable<Found>): AsyncGenerator<readonly Found[]> {
  let some: Found[] = [];
  let bytes = 0;
  for await (const file of files) {
    some.push(file);
    bytes += file.size;
    if (some.length < MOST_FILES && bytes < MOST_BYTES) continue;
    yield some;
    some = [];
    bytes = 0;
  }
  if (some.length > 0) yield some;
}

/** The worker's file, beside this one: TypeScript in the sources, JavaScript in a build. */
function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './scan-worker.ts' : './scan-worker.js', import.meta.url);
}
