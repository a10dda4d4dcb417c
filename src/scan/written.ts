import { printable } from '../core/text.ts';
import type { Left } from './source.ts';
import type { Seen, Where } from './seen.ts';
import type { ColumnVerdict } from './column-scan.ts';
import { sarifOf } from './sarif.ts';
import { severityOf } from './severity.ts';

/** A way of writing down what was found, as it is found. */
export interface Writing {
  /** The columns of a table, or nothing. */
  head(): string;
  match(seen: Seen): string;
  column(verdict: ColumnVerdict, database: string): string;
  count(detector: string, count: number): string;
  foot(summary: Summary): string;
}

export interface Summary {
  readonly counts: Readonly<Record<string, number>>;
  readonly left: readonly Left[];
  readonly sources: number;
  readonly bytes: number;
}

export const writings = ['jsonl', 'terminal', 'csv', 'sarif', 'pii-csv'] as const;
export type WritingName = (typeof writings)[number];

/** The writer of a format. */
export function writingOf(name: WritingName, version: string): Writing {
  if (name === 'terminal') return terminal;
  if (name === 'csv') return csv;
  if (name === 'pii-csv') return piiCsv;
  return name === 'sarif' ? sarifOf(version) : jsonl;
}

const nothing = (): string => '';

const jsonl: Writing = {
  head: nothing,
  match: ({ kind, reasons, ...seen }) => line({ ...seen, kind, severity: severityOf({ ...seen, kind }), reasons }),
  column: (verdict, database) => line(columnLine(verdict, database)),
  count: (detector, count) => line({ detector, count }),
  foot: nothing,
};

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

/** A column as one line: the first sample stands for it. */
function columnLine(verdict: ColumnVerdict, database: string): object {
  const { table, column, detector, kind, confidence, reasons, samples, rows, filled, tests } = verdict;
  const { oldest, newest } = verdict;
  const context = { test: tests >= rows && rows > 0 };
  const where = { path: database, table, column };
  const span = oldest === undefined ? {} : { oldest, newest };
  const severity = severityOf({ detector, kind, confidence, context });
  return {
    detector,
    where,
    masked: samples[0] ?? '',
    confidence,
    context,
    kind,
    severity,
    rows,
    filled,
    tests,
    ...span,
    reasons,
  };
}

const csv: Writing = {
  head: () =>
    row([
      'detector',
      'confidence',
      'severity',
      'path',
      'inside',
      'line',
      'offset',
      'table',
      'column',
      'masked',
      'test',
      'rows',
    ]),
  match(seen) {
    const { path, inside, line: at, offset, table, column } = seen.where;
    const test = seen.context.test === true ? 'yes' : '';
    return row([
      seen.detector,
      seen.confidence,
      severityOf(seen),
      path,
      inside,
      at,
      offset,
      table,
      column,
      seen.masked,
      test,
      1,
    ]);
  },
  column(verdict, database) {
    const { detector, confidence, table, column, samples, rows, tests, kind } = verdict;
    const test = tests >= rows;
    const severity = severityOf({ detector, kind, confidence, context: { test } });
    return row([
      detector,
      confidence,
      severity,
      database,
      '',
      '',
      '',
      table,
      column,
      samples[0],
      test ? 'yes' : '',
      rows,
    ]);
  },
  count: (detector, count) => row([detector, '', '', '', '', '', '', '', '', '', '', count]),
  foot: nothing,
};

/** The map of personal data, for the record of processing (GDPR, article 30). */
const piiCsv: Writing = {
  head: () => row(['table', 'column', 'kind', 'what', 'rows', 'filled', 'share', 'oldest', 'newest', 'confidence']),
  match: nothing,
  column({ table, column, kind, detector, rows, filled, oldest, newest, confidence }) {
    const share = filled === 0 ? '' : `${Math.round((rows / filled) * 1000) / 10} %`;
    return row([table, column, kind, detector, rows, filled, share, oldest, newest, confidence]);
  },
  count: nothing,
  foot: nothing,
};

/** RFC 4180; what a spreadsheet would take for a formula gets a quote in front. */
function row(cells: readonly (string | number | undefined)[]): string {
  const written = cells.map((cell) => {
    const text = printable(String(cell ?? ''), 2000);
    const safe = /^[=+\-@\t]/.test(text) && typeof cell !== 'number' ? `'${text}` : text;
    return /[",\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(',')}\r\n`;
}

const terminal: Writing = {
  head: nothing,
  match(seen) {
    const about = [seen.context.issuer ?? seen.context.provider ?? seen.context.country, testWord(seen.context.test)];
    const words = about.filter((word) => word !== undefined && word !== '').join(', ');
    const tail = words === '' ? '' : ` (${words})`;
    return `${placeOf(seen.where)}  ${seen.detector}  ${printable(seen.masked, 200)}  ${seen.confidence}${tail}\n`;
  },
  column(verdict) {
    const { table, column, detector, rows, filled, tests, samples, confidence, oldest, newest } = verdict;
    const span = oldest === undefined ? '' : `, ${oldest} to ${newest}`;
    const test = tests > 0 ? `, ${tests} of them test values` : '';
    const place = printable(`${table}.${column}`, 200);
    return `${place}  ${detector}  ${rows} of ${filled} rows${test}${span}  ${samples[0] ?? ''}  ${confidence}\n`;
  },
  count: (detector, count) => `${String(count).padStart(9)}  ${detector}\n`,
  foot({ counts, left, sources, bytes }) {
    const all = Object.entries(counts).toSorted(([, a], [, b]) => b - a);
    const found = all.length === 0 ? 'Nothing was found.' : all.map(([id, count]) => `${count} × ${id}`).join(', ');
    const looked = `${sources.toLocaleString('en-GB')} ${sources === 1 ? 'stream' : 'streams'}, ${sizeOf(bytes)}`;
    const blind = left.length === 0 ? '' : `\n${left.length} could not be read in full; they are listed on stderr.`;
    return `\n${found}\nLooked through ${looked}.${blind}\n`;
  },
};

function testWord(test: boolean | undefined): string | undefined {
  return test === true ? 'test value' : undefined;
}

function placeOf({ path, inside, line: at, offset, table, column }: Where): string {
  const file = inside === undefined ? path : `${path}!/${inside}`;
  const position = at === undefined || at === 0 ? `@${offset ?? 0}` : `:${at}`;
  const cell = table === undefined ? '' : ` ${table}.${column ?? ''}`;
  return printable(`${file}${position}${cell}`, 600);
}

function sizeOf(bytes: number): string {
  if (bytes < 1024 ** 2) return `${Math.ceil(bytes / 1024)} KiB`;
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MiB` : `${(bytes / 1024 ** 3).toFixed(2)} GiB`;
}
