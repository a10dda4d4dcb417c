import { Buffer } from 'node:buffer';
import type { Confidence } from '../core/finding.ts';
import type { CellPage } from '../core/hands.ts';
import type { Detector, Match } from '../detectors/detector.ts';
import { createScanner, type MakePass, type Scanner } from '../detectors/scan/scanner.ts';
import { byName } from './by-name.ts';
import { confidences, reaches, type Seen, type Where } from './seen.ts';

/** Rows of one table, with the names of the columns that are in the page. */
export interface TablePage {
  readonly table: string;
  readonly columns: readonly string[];
  readonly page: CellPage;
  /** Where a piece of a row's text stands in the stream that the rows were read from, if they were. */
  readonly placeOf?: (row: number, text: Uint8Array) => { readonly line: number; readonly offset: number };
}

/** A match in a cell. */
export interface CellMatch {
  readonly row: number;
  readonly column: number;
  readonly match: Match;
  readonly confidence: Confidence;
}

export interface CellHunt {
  readonly detectors: readonly Detector[];
  readonly pass?: MakePass;
}

/** Says what stands in the cells of a page. */
export type CellScan = (rows: Pick<TablePage, 'columns' | 'page'>) => readonly CellMatch[];

/**
 * One scanner goes over one page after the other, and over each as a stream of its own, so that the numbers of a column
 * are weighed against each other; the name of the column then says more about what fills a whole cell.
 */
export function makeCellScan({ detectors, pass }: CellHunt): CellScan {
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  let scanner: Scanner | undefined;
  return ({ columns, page }) => {
    scanner ??= createScanner({ detectors, ...(pass === undefined ? {} : { pass }) });
    const matches = [...scanner.push(page.bytes), ...scanner.end()].toSorted((a, b) => a.start - b.start);
    const found: CellMatch[] = [];
    for (const match of matches) {
      const { row, column } = page.cellAt(match.start);
      const end = page.cellAt(match.end - 1);
      // What reaches into the next cell is no value of either.
      if (end.row !== row || end.column !== column) continue;
      const name = columns[column] ?? '';
      const text = page.cell(row, column) ?? '';
      const field = byId.get(match.detector)?.field?.(text, name);
      const confidence = isFromNeighbour(match, `${name} ${text}`) ? 'tentative' : match.confidence;
      found.push({ row, column, match, confidence: surer(confidence, field?.confidence) });
    }
    const known = new Set(found.map(keyOf));
    return [...found, ...byName(columns, page, detectors).filter((one) => !known.has(keyOf(one)))];
  };
}

function keyOf({ row, column, match }: CellMatch): string {
  return `${row} ${column} ${match.detector}`;
}

/** Whether the word that speaks for a match stands in another cell: a row of a table is no sentence. */
function isFromNeighbour({ reasons }: Match, own: string): boolean {
  const word = reasons.map((reason) => /^near "(.{1,60})"$/.exec(reason)?.[1]).find((one) => one !== undefined);
  const stands = reasons.some((reason) => /^(?:grouped|named|expiry|all other)/.test(reason));
  return word !== undefined && !stands && !own.toLowerCase().includes(word);
}

/** Whether the numbers around it say that it is none, only not loudly enough: how many of those are told depends on the page. */
export function isOutnumbered({ match, confidence }: CellMatch): boolean {
  return confidence === 'tentative' && match.reasons.some((reason) => reason.endsWith('are no card numbers'));
}

function surer(one: Confidence, other: Confidence | undefined): Confidence {
  return other !== undefined && confidences.indexOf(other) > confidences.indexOf(one) ? other : one;
}

/** The same as lines of `storewarden scan`. */
export function* scanTablePage(rows: TablePage, cells: CellScan, least: Confidence, place: Where): Generator<Seen> {
  for (const { row, column, match, confidence } of cells(rows)) {
    if (!reaches(confidence, least)) continue;
    const { detector, kind, masked, context, reasons } = match;
    const text =
      match.end > 0 ? rows.page.bytes.subarray(match.start, match.end) : Buffer.from(rows.page.cell(row, column) ?? '');
    const at = rows.placeOf?.(row, text);
    const where = { ...place, ...at, table: rows.table, column: rows.columns[column] ?? '' };
    yield { detector, kind, where, masked, confidence, context, reasons };
  }
}
