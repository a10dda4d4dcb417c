import { parentPort, workerData } from 'node:worker_threads';
import type { Confidence } from '../core/finding.ts';
import type { Tools } from '../core/tools.ts';
import { detectorsOf } from '../detectors/scan.ts';
import { makeSourceScan } from '../scan/scan-source.ts';
import type { Seen } from '../scan/seen.ts';
import type { Left } from '../scan/source.ts';
import { loadKernel } from './kernel.ts';
import { dumpRows } from './sources/dump-rows.ts';
import { type Found, sourcesIn } from './sources/open.ts';

/** What a worker is made for. */
export interface Task {
  readonly ids: readonly string[] | undefined;
  readonly least: Confidence;
}

/** Files that one worker looks through, one after the other. */
export interface Batch {
  readonly number: number;
  readonly files: readonly Found[];
}

/** Some of what a batch holds; the last part says that it is over. */
export interface Part {
  readonly number: number;
  readonly seen: readonly Seen[];
  readonly left: readonly Left[];
  readonly sources: number;
  readonly bytes: number;
  readonly over: boolean;
}

const MOST_SEEN = 2_000;
const TELL_EACH = 16 * 1024 * 1024;
const { ids, least } = workerData as Task; // what scan-team.ts hands over
const detectors = detectorsOf(ids);
const pass = loadKernel();
const scan = makeSourceScan({ detectors, least, ...(pass === undefined ? {} : { pass }) }, dumpRows);
const quiet = (): void => undefined;
const tools: Tools = {
  now: () => new Date(),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

parentPort?.on('message', (batch: Batch) => void work(batch));

async function work({ number, files }: Batch): Promise<void> {
  let seen: Seen[] = [];
  let left: Left[] = [];
  let sources = 0;
  let bytes = 0;
  const tell = (over: boolean): void => {
    const part: Part = { number, seen, left, sources, bytes, over };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker's port has no origin
    parentPort?.postMessage(part);
    [seen, left, sources, bytes] = [[], [], 0, 0];
  };
  const telling = {
    seen: (one: Seen) => {
      seen.push(one);
      if (seen.length >= MOST_SEEN) tell(false);
    },
    bytes: (count: number) => {
      bytes += count;
      if (bytes >= TELL_EACH) tell(false);
    },
  };
  for (const file of files)
    for await (const source of sourcesIn(file, (one) => void left.push(one), tools)) {
      sources += 1;
      await scan(source, telling);
    }
  tell(true);
}
