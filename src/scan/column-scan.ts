import type { Confidence } from '../core/finding.ts';
import type { CellPage } from '../core/hands.ts';
import type { Masked } from '../core/masked.ts';
import type { Detector, DetectorKind } from '../detectors/detector.ts';
import { createFieldScan, type FieldScan } from '../detectors/scan/field.ts';
import { confidences } from './seen.ts';
import { type CellScan, isOutnumbered } from './table-page.ts';

/** What one column holds of one kind. */
export interface ColumnVerdict {
  readonly table: string;
  readonly column: string;
  readonly detector: string;
  readonly kind: DetectorKind;
  /** Rows whose cell in this column is not empty, of those that were looked at. */
  readonly filled: number;
  /** Rows in which it was found; `tests` of them hold published test values. */
  readonly rows: number;
  readonly tests: number;
  readonly confidence: Confidence;
  readonly reasons: readonly string[];
  /** At most three. */
  readonly samples: readonly Masked[];
  /** Of the rows in which it was found, by the table's own date, `YYYY-MM-DD`. */
  readonly oldest?: string;
  readonly newest?: string;
  /** The numbers are those of a sample, grown to the size of the table. */
  readonly sampled?: boolean;
}

export interface TableScan {
  add(page: CellPage): void;
  /** Rows that were looked at so far. */
  readonly rows: () => number;
  /** In how many rows something stands, column by column; counted when it is looked at closely. */
  readonly filled: () => readonly { readonly column: string; readonly count: number }[];
  verdicts(): readonly ColumnVerdict[];
}

export interface TableHunt {
  readonly table: string;
  /** As they stand in the pages. */
  readonly columns: readonly string[];
  /** Columns that are only there to tell when: they are not looked through. */
  readonly dates: readonly string[];
  readonly detectors: readonly Detector[];
  /** Value by value, with all that the column's name and its other values say; else only for what stands out. */
  readonly closely: boolean;
  /** Of these detectors; one may serve many tables. */
  readonly cells: CellScan;
}

interface Tally {
  readonly column: number;
  readonly detector: string;
  readonly kind: DetectorKind;
  rows: number;
  tests: number;
  lastRow: number;
  confidence: Confidence;
  reasons: readonly string[];
  readonly samples: Set<Masked>;
  oldest: string | undefined;
  newest: string | undefined;
}

/** Looks through the rows of one table, page by page, and says what each column holds. */
export function scanTable(hunt: TableHunt): TableScan {
  const { table, columns, detectors } = hunt;
  const when = columns.findIndex((name) => hunt.dates.includes(name));
  const looked = columns.map((name) => !hunt.dates.includes(name));
  const fields: (FieldScan | undefined)[] = columns.map((column, index) =>
    hunt.closely && looked[index] ? createFieldScan({ table, column }, detectors) : undefined,
  );
  const tallies = new Map<string, Tally>();
  const filled = columns.map(() => 0);
  const repeated = columns.map(() => new Map<string, number>());
  let rows = 0;

  return {
    add(page) {
      for (const cell of hunt.cells({ columns, page })) {
        const { row, column, match, confidence } = cell;
        if (!looked[column] || isOutnumbered(cell)) continue;
        const tally = tallyOf(column, match.detector, match.kind, confidence === 'tentative');
        tally.confidence = surer(tally.confidence, confidence);
        if (tally.lastRow === rows + row) continue;
        tally.lastRow = rows + row;
        note(tally, match.masked, match.reasons, match.context.test === true);
        if (when >= 0) date(tally, page.cell(row, when));
      }
      if (hunt.closely) closely(page);
      rows += page.rows;
    },
    rows: () => rows,
    filled: () => columns.map((column, index) => ({ column, count: filled[index] ?? 0 })),
    verdicts: () => (hunt.closely ? byFields() : byTallies()),
  };

  function byTallies(): readonly ColumnVerdict[] {
    const sure = [...tallies.values()].filter((tally) => best(tally.column, tally.detector) === tally);
    return sure.map((tally) => verdictOf(tally, rows));
  }

  /** Rows of which we are sure, if there are any; else the others. */
  function best(column: number, detector: string): Tally | undefined {
    return tallies.get(`${column} ${detector} sure`) ?? tallies.get(`${column} ${detector} unsure`);
  }

  function closely(page: CellPage): void {
    fields.forEach((field, column) => {
      if (!field) return;
      for (let row = 0; row < page.rows; row++) {
        const text = page.cell(row, column);
        if (text === null || text === '') continue;
        filled[column] = (filled[column] ?? 0) + 1;
        if (isNews(column, text)) field.add(text);
      }
    });
  }

  /** The same short value again and again (a status, a flag) says nothing new after a while. */
  function isNews(column: number, text: string): boolean {
    const seen = repeated[column];
    if (seen === undefined || text.length > SHORT) return true;
    const count = seen.get(text) ?? 0;
    if (count >= REPEATS) return false;
    if (count > 0 || seen.size < MOST_DISTINCT) seen.set(text, count + 1);
    return true;
  }

  function byFields(): readonly ColumnVerdict[] {
    return fields.flatMap((field, column) =>
      (field?.verdicts() ?? []).map((verdict) => {
        const tally = best(column, verdict.detector);
        const whole = filled[column] ?? 0;
        const { detector, kind, confidence, reasons, tests, matches } = verdict;
        const found = tally?.rows ?? Math.min(matches, whole);
        const sure = kind === 'personal' && isStray(found, whole) ? 'tentative' : confidence;
        const base = { table, column: columns[column] ?? '', detector, kind, confidence: sure, reasons };
        const counts = { filled: whole, rows: found, tests: Math.min(tally?.tests ?? tests, found) };
        return { ...base, ...counts, samples: liveFirst(verdict.samples, tally), ...span(tally) };
      }),
    );
  }

  function verdictOf(tally: Tally, looks: number): ColumnVerdict {
    const { column, detector, kind, confidence, reasons, tests } = tally;
    const base = { table, column: columns[column] ?? '', detector, kind, confidence, reasons };
    return { ...base, filled: looks, rows: tally.rows, tests, samples: [...tally.samples], ...span(tally) };
  }

  function tallyOf(column: number, detector: string, kind: DetectorKind, unsure: boolean): Tally {
    const key = `${column} ${detector} ${unsure ? 'unsure' : 'sure'}`;
    const known = tallies.get(key);
    if (known) return known;
    const made: Tally = {
      column,
      detector,
      kind,
      rows: 0,
      tests: 0,
      lastRow: -1,
      confidence: 'tentative',
      reasons: [],
      samples: new Set(),
      oldest: undefined,
      newest: undefined,
    };
    tallies.set(key, made);
    return made;
  }
}

const MOST_SAMPLES = 3;
const FEW = 10;
const RARE = 50;
const SHORT = 64;
const REPEATS = 20;
const MOST_DISTINCT = 500;

/** A mention here and there, such as an address in a help text, does not make a column one of personal data. */
function isStray(found: number, filled: number): boolean {
  return found < FEW && found * RARE < filled;
}

function note(tally: Tally, masked: Masked, reasons: readonly string[], test: boolean): void {
  tally.rows += 1;
  if (test) tally.tests += 1;
  // A sample of a real one says more than a sample of a test number.
  else if (tally.samples.size < MOST_SAMPLES) tally.samples.add(masked);
  if (tally.reasons.length === 0) tally.reasons = reasons;
}

function date(tally: Tally, text: string | null): void {
  const day = dayIn(text);
  if (day === undefined) return;
  if (tally.oldest === undefined || day < tally.oldest) tally.oldest = day;
  if (tally.newest === undefined || day > tally.newest) tally.newest = day;
}

/** `2019-04-01 12:00:00` or seconds since 1970; years before 1990 are no dates of a shop. */
export function dayIn(text: string | null): string | undefined {
  if (text === null) return undefined;
  const day = /^(?:19[9]\d|20\d\d)-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])/.exec(text)?.[0];
  if (day !== undefined || !/^\d{9,13}$/.test(text)) return day;
  const number = Number(text);
  const made = new Date(text.length > 11 ? number : number * 1000);
  const iso = Number.isNaN(made.getTime()) ? '' : made.toISOString().slice(0, 10);
  return /^(?:19[9]|20)\d/.test(iso) ? iso : undefined;
}

function span(tally: Tally | undefined): { readonly oldest?: string; readonly newest?: string } {
  if (tally?.oldest === undefined || tally.newest === undefined) return {};
  return { oldest: tally.oldest, newest: tally.newest };
}

function liveFirst(samples: readonly Masked[], tally: Tally | undefined): readonly Masked[] {
  return [...new Set([...(tally?.samples ?? []), ...samples])].slice(0, MOST_SAMPLES);
}

function surer(one: Confidence, other: Confidence): Confidence {
  return confidences.indexOf(other) > confidences.indexOf(one) ? other : one;
}
