import { UserError } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import type { Confidence } from '../core/finding.ts';
import type { Tools } from '../core/tools.ts';
import { detectorsOf } from '../detectors/scan.ts';
import { detectors as all } from '../detectors/index.gen.ts';
import { loadKernel } from '../io/kernel.ts';
import { openDatabase } from '../io/databases/open.ts';
import { dumpRows } from '../io/sources/dump-rows.ts';
import { filesAt, sourcesIn, sourcesInStream } from '../io/sources/open.ts';
import type { ColumnVerdict } from '../scan/column-scan.ts';
import { scanDatabase } from '../scan/database.ts';
import { makeSourceScan } from '../scan/scan-source.ts';
import type { Seen } from '../scan/seen.ts';
import type { Left, Source } from '../scan/source.ts';

export interface PathHunt {
  readonly ids: readonly string[] | undefined;
  readonly least: Confidence;
  readonly threads: number | undefined;
}

export interface Telling {
  readonly seen: (seen: Seen) => void;
  readonly column: (verdict: ColumnVerdict, database: string) => void;
  readonly source: () => void;
  readonly bytes: (count: number) => void;
  readonly left: (left: Left) => void;
  readonly flush: () => Promise<void>;
}

const TELL_EACH = 16 * 1024 * 1024;

/** Looks through files, folders and standard input. */
export async function scanPaths(
  paths: readonly string[],
  hunt: PathHunt,
  telling: Telling,
  tools: Tools,
): Promise<void> {
  const detectors = detectorsOf(hunt.ids);
  const pass = loadKernel();
  const fast = pass === undefined ? {} : { pass };
  let told = 0;
  let done = 0;
  const bytes = (count: number): void => {
    tools.signal.throwIfAborted();
    telling.bytes(count);
    done += count;
    if (done - told < TELL_EACH) return;
    told = done;
    tools.tell({ what: 'megabytes', done: Math.round(done / 1024 ** 2) });
  };
  const scan = makeSourceScan({ detectors, least: hunt.least, ...fast }, dumpRows);
  const through = async (sources: AsyncIterable<Source>): Promise<void> => {
    for await (const source of sources) {
      telling.source();
      await scan(source, { seen: telling.seen, bytes });
      await telling.flush();
    }
  };
  for await (const found of filesAt(paths, telling.left, tools)) await through(sourcesIn(found, telling.left, tools));
  if (paths.includes('-')) await through(sourcesInStream(process.stdin, telling.left));
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
    for await (const { verdicts } of scanDatabase(
      opened.database,
      { detectors, full: hunt.full, declared: [] },
      tools,
    )) {
      for (const verdict of verdicts) telling.column(verdict, opened.database.name);
      await telling.flush();
    }
    for (const why of opened.database.left?.() ?? []) telling.left({ path: opened.database.name, inside: '', why });
  } finally {
    await opened.close();
  }
}
