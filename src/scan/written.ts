import { printable } from '../core/text.ts';
import type { Left } from './source.ts';
import type { Seen } from './seen.ts';
import type { ColumnVerdict } from './column-scan.ts';
import { sarifOf } from './sarif.ts';
import { severityOf } from './severity.ts';
import { terminalOf } from './terminal.ts';

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
  /** Of databases. */
  readonly tables: number;
  readonly rows: number;
  /** A database was looked at, whatever it holds. */
  readonly database: boolean;
}

export const writings = ['jsonl', 'terminal', 'csv', 'sarif', 'pii-csv'] as const;
export type WritingName = (typeof writings)[number];

/** The writer of a format. */
export function writingOf(name: WritingName, version: string): Writing {
  if (name === 'terminal') return terminalOf();
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
