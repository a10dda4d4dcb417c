import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { UserError } from '../core/errors.ts';
import { type Confidence, severities, type Severity } from '../core/finding.ts';
import { printable } from '../core/text.ts';
import type { Tools } from '../core/tools.ts';
import { detectorsOf } from '../detectors/scan.ts';
import { detectors as all } from '../detectors/index.gen.ts';
import { keepHeapLean } from '../io/lean-heap.ts';
import type { ColumnVerdict } from '../scan/column-scan.ts';
import { reaches, type Seen } from '../scan/seen.ts';
import { severityOf } from '../scan/severity.ts';
import type { Left } from '../scan/source.ts';
import { writingOf, type WritingName } from '../scan/written.ts';
import { exits } from './exits.ts';
import { makeTools } from './tools.ts';
import { version } from './version.ts';

/** The flags of `storewarden scan`, as commander names them. */
export interface ScanFlags {
  readonly db?: string;
  readonly full?: boolean;
  readonly detectors?: string;
  readonly minConfidence: Confidence;
  readonly format?: WritingName | 'json';
  readonly json?: boolean;
  readonly count?: boolean;
  readonly failOn: Severity | 'never';
  readonly threads?: string;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

/** What was found and what was not looked through, while the scan goes on. */
interface Ledger {
  readonly counts: Record<string, number>;
  readonly left: Left[];
  worst: number;
  sources: number;
  bytes: number;
  tables: number;
  rows: number;
}

const MOST_LEFT = 1_000;
const KINDS = ['card', 'bank', 'personal', 'secret'];

/** Looks through what the user named and writes down what it finds. The answer is the exit code. */
export async function runScan(paths: readonly string[], flags: ScanFlags): Promise<number> {
  if (paths.length === 0 && flags.db === undefined) {
    const hint = 'Give files, folders, - for standard input, or --db.';
    throw new UserError('There is nothing to scan.', { hint });
  }
  keepHeapLean();
  const ids = wantedIds(flags.detectors);
  const writing = writingOf(formatOf(flags), version());
  const ledger: Ledger = { counts: {}, left: [], worst: severities.length, sources: 0, bytes: 0, tables: 0, rows: 0 };
  const tools = makeTools(flags);
  const out = makeOut();
  const note = (detector: string, severity: Severity, count: number): void => {
    ledger.counts[detector] = (ledger.counts[detector] ?? 0) + count;
    ledger.worst = Math.min(ledger.worst, severities.indexOf(severity));
  };
  try {
    if (!flags.count) out.write(writing.head());
    const telling = {
      seen(seen: Seen) {
        note(seen.detector, severityOf(seen), 1);
        if (!flags.count) out.write(writing.match(seen));
      },
      column(verdict: ColumnVerdict, database: string) {
        if (!reaches(verdict.confidence, flags.minConfidence)) return;
        note(
          verdict.detector,
          severityOf({ ...verdict, context: { test: verdict.tests >= verdict.rows } }),
          verdict.rows,
        );
        if (!flags.count) out.write(writing.column(verdict, database));
      },
      source: () => void ledger.sources++,
      table: (rows: number) => {
        ledger.tables += 1;
        ledger.rows += rows;
      },
      bytes: (count: number) => void (ledger.bytes += count),
      left: (left: Left) => void (ledger.left.length < MOST_LEFT && ledger.left.push(left)),
      flush: () => out.flush(),
    };
    const { scanPaths, scanDb } = await import('./scan-work.ts');
    const hunt = { ids, least: flags.minConfidence, threads: threadsOf(flags.threads) };
    await scanPaths(paths, hunt, telling, tools);
    if (flags.db !== undefined) await scanDb(flags.db, { ids, full: flags.full === true }, telling, tools);
    if (flags.count)
      for (const [detector, count] of Object.entries(ledger.counts).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        out.write(writing.count(detector, count));
    else out.write(writing.foot({ ...ledger, database: flags.db !== undefined }));
    await out.flush();
  } finally {
    tools.close();
  }
  complain(ledger.left, flags, tools);
  return codeOf(ledger, flags.failOn);
}

/** For people where people read; for programs else. */
function formatOf({ format, json }: ScanFlags): WritingName {
  if (json || format === 'json') return 'jsonl';
  return format ?? (process.stdout.isTTY ? 'terminal' : 'jsonl');
}

function codeOf({ worst, left }: Ledger, failOn: ScanFlags['failOn']): number {
  if (failOn !== 'never' && worst <= severities.indexOf(failOn)) return exits.findings;
  return left.length > 0 ? exits.partly : exits.done;
}

/** Ids of detectors for a list of ids and kinds; `undefined` for the usual ones. */
function wantedIds(list: string | undefined): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const words = list.split(',').map((word) => word.trim().toLowerCase());
  const known = new Set(all.map(({ id }) => id));
  const wrong = words.find((word) => !KINDS.includes(word) && !known.has(word));
  if (wrong !== undefined) {
    const hint = `One or more of: ${[...KINDS, ...known].join(', ')}.`;
    throw new UserError(`There is no detector called "${wrong}".`, { hint });
  }
  const usual = new Set(detectorsOf().map(({ id }) => id));
  return all
    .filter(({ id, kind }) => words.includes(id) || (words.includes(kind) && usual.has(id)))
    .map(({ id }) => id);
}

function threadsOf(text: string | undefined): number {
  if (text === undefined) return Math.min(8, availableParallelism());
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 64) return number;
  throw new UserError('--threads takes a number from 1 to 64.', { hint: 'Such as --threads 4' });
}

/** Standard output, in large pieces. A reader that has gone away (`| head`) ends the scan quietly. */
function makeOut() {
  let held = '';
  let gone = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') gone = true;
    else throw error;
  });
  async function flush(): Promise<void> {
    if (held === '' || gone) return;
    const text = held;
    held = '';
    if (!process.stdout.write(text)) await Promise.race([once(process.stdout, 'drain'), once(process.stdout, 'close')]);
  }
  return { write: (text: string): void => void (held += text), flush };
}

/** What was not looked through goes to stderr: it is no result, and not nothing either. */
function complain(left: readonly Left[], flags: ScanFlags, tools: Tools): void {
  if (left.length === 0 || flags.quiet) return;
  for (const { path, inside, why } of left.slice(0, flags.verbose ? MOST_LEFT : 20))
    process.stderr.write(`${printable(inside === '' ? path : `${path}!/${inside}`, 300)}: ${why}\n`);
  if (left.length > 20 && !flags.verbose) process.stderr.write(`And ${left.length - 20} more; --verbose lists them.\n`);
  tools.log.debug('some of it was not looked through', { count: left.length });
}
