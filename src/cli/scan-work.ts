import { statSync } from 'node:fs';
import { UserError } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import type { Confidence } from '../core/finding.ts';
import type { Tools } from '../core/tools.ts';
import { detectorsOf } from '../detectors/scan.ts';
import { detectors as all } from '../detectors/index.gen.ts';
import type { Part } from '../io/scan-worker.ts';
import { scanTogether } from '../io/scan-team.ts';
import { loadKernel } from '../io/kernel.ts';
import { openDatabase } from '../io/databases/open.ts';
import { dumpRows } from '../io/sources/dump-rows.ts';
import { type Found, filesAt, sourcesIn, sourcesInStream } from '../io/sources/open.ts';
import type { ColumnVerdict } from '../scan/column-scan.ts';
import { scanDatabase } from '../scan/database.ts';
import { makeSourceScan, type SourceScan } from '../scan/scan-source.ts';
import type { Seen } from '../scan/seen.ts';
import type { Left, Source } from '../scan/source.ts';

export interface PathHunt {
  readonly ids: readonly string[] | undefined;
  readonly least: Confidence;
  /** At most so many; small jobs get one. */
  readonly threads: number;
}

export interface Telling {
  readonly seen: (seen: Seen) => void;
  readonly column: (verdict: ColumnVerdict, database: string) => void;
  readonly source: () => void;
  /** A table was looked through, which has so many rows. */
  readonly table: (rows: number) => void;
  readonly bytes: (count: number) => void;
  readonly left: (left: Left) => void;
  readonly flush: () => Promise<void>;
}

const TELL_EACH = 16 * 1024 * 1024;

/** So much work is worth starting threads for. */
const WORTH = { files: 600, bytes: 96 * 1024 ** 2 };

/** Looks through files, folders and standard input. */
export async function scanPaths(
  paths: readonly string[],
  hunt: PathHunt,
  telling: Telling,
  tools: Tools,
): Promise<void> {
  const of = wholeSize(paths);
  let told = 0;
  let done = 0;
  const bytes = (count: number): void => {
    tools.signal.throwIfAborted();
    telling.bytes(count);
    done += count;
    if (done - told < TELL_EACH) return;
    told = done;
    tools.tell({ what: 'megabytes', done: megabytes(done), ...(of === undefined ? {} : { of: megabytes(of) }) });
  };
  const scan = sourceScan(hunt);
  const through = async (sources: AsyncIterable<Source>): Promise<void> => {
    for await (const source of sources) {
      telling.source();
      await scan(source, { seen: telling.seen, bytes });
      await telling.flush();
    }
  };
  const take = async ({ seen, left, sources, bytes: count }: Part): Promise<void> => {
    for (const one of seen) telling.seen(one);
    for (const one of left) telling.left(one);
    for (let source = 0; source < sources; source++) telling.source();
    bytes(count);
    await telling.flush();
  };
  const { files, isMuch } = await begun(filesAt(paths, telling.left, tools));
  if (isMuch && hunt.threads > 1) await scanTogether(files, hunt, hunt.threads, take, tools.signal);
  else for await (const found of files) await through(sourcesIn(found, telling.left, tools));
  if (paths.includes('-')) await through(sourcesInStream(process.stdin, telling.left));
}

function sourceScan({ ids, least }: PathHunt): SourceScan {
  const pass = loadKernel();
  return makeSourceScan({ detectors: detectorsOf(ids), least, ...(pass === undefined ? {} : { pass }) }, dumpRows);
}

/** The same files, and whether they are worth more than one thread. */
async function begun(
  files: AsyncGenerator<Found>,
): Promise<{ readonly files: AsyncIterable<Found>; readonly isMuch: boolean }> {
  const first: Found[] = [];
  let size = 0;
  while (first.length < 2 || (first.length < WORTH.files && size < WORTH.bytes)) {
    const next = await files.next();
    if (next.done === true) return { files: joined(first, files), isMuch: false };
    first.push(next.value);
    size += next.value.size;
  }
  // A pipe that the shell opened is open here only.
  return { files: joined(first, files), isMuch: first.every(({ isFile }) => isFile) };
}

async function* joined(first: readonly Found[], rest: AsyncIterable<Found>): AsyncGenerator<Found> {
  yield* first;
  yield* rest;
}

/** Known at once only where all paths are files. */
function wholeSize(paths: readonly string[]): number | undefined {
  const sizes = paths.map((path) => (path === '-' ? undefined : statSync(path, { throwIfNoEntry: false })));
  return sizes.every((one) => one?.isFile() === true)
    ? sizes.reduce((sum, one) => sum + (one?.size ?? 0), 0)
    : undefined;
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 ** 2);
}

/** Looks through a database or a dump, column by column. */
export async function scanDb(
  where: string,
  hunt: { readonly ids: readonly string[] | undefined; readonly full: boolean },
  telling: Telling,
  tools: Tools,
): Promise<void> {
  const target = { where, logins: undefined, files: new Unknown('not-asked', 'No files were looked at.'), ssh: {} };
  const opened = await openDatabase(target, tools);
  if (opened instanceof Unknown) throw new UserError(opened.detail, { hint: 'Give its address with --db.' });
  try {
    const detectors = hunt.ids === undefined ? all : detectorsOf(hunt.ids);
    for await (const { rows, verdicts } of scanDatabase(
      opened.database,
      { detectors, full: hunt.full, declared: [] },
      tools,
    )) {
      telling.table(rows);
      for (const verdict of verdicts) telling.column(verdict, opened.database.name);
      await telling.flush();
    }
    for (const why of opened.database.left?.() ?? []) telling.left({ path: opened.database.name, inside: '', why });
  } finally {
    await opened.close();
  }
}
