import type { CellPage } from '../core/hands.ts';
import type { Detector, Found } from '../detectors/detector.ts';
import type { CellMatch } from './table-page.ts';

/** Names of columns that say what their cells are where the cells alone do not: codes, dates of birth, numbers of people. */
const telling =
  /cvv|cvc|cvn|cid\b|cav2|csc|security_?code|verif|card|\bcc_?|pan\b|hash|track|magstripe|iban|bic|swift|account|routing|sort_?code|mandate|birth|dob|geburt|naissance|nacimiento|passport|passnr|tax|vat|ssn|national|identity|personnummer|pesel|dni\b|nif\b|codice_?fiscale|bsn\b|street|address|city|post_?code|zip|phone|mobile|fax|name|secret|token|passw|pwd|api_?key|private_?key/i;

/** Whether a column's name says something about what stands in it. */
export function isTelling(column: string): boolean {
  return telling.test(column);
}

/** So many values of a column that say nothing, and the rest of the page is not asked. */
const PATIENCE = 200;
const LONGEST = 512;

/** What only the name of a column gives away. Detectors that find their values in any text are not asked here. */
export function byName(
  columns: readonly string[],
  page: CellPage,
  detectors: readonly Detector[],
): readonly CellMatch[] {
  const asked = detectors.filter(
    ({ triggers, field }) => field !== undefined && triggers.every((one) => one === 'anchor'),
  );
  if (asked.length === 0) return [];
  return columns.flatMap((name, column) => (isTelling(name) ? inColumn(name, column, page, asked) : []));
}

function inColumn(name: string, column: number, page: CellPage, detectors: readonly Detector[]): readonly CellMatch[] {
  const found: CellMatch[] = [];
  let left = detectors.map((detector) => ({ detector, barren: 0 }));
  for (let row = 0; row < page.rows && left.length > 0; row++) {
    const text = page.cell(row, column)?.trim() ?? '';
    if (text === '' || text.length > LONGEST) continue;
    for (const one of left) {
      const seen = one.detector.field?.(text, name);
      one.barren = seen ? Number.NEGATIVE_INFINITY : one.barren + 1;
      if (seen) found.push(cellMatch(row, column, one.detector, seen));
    }
    if (row % PATIENCE === 0) left = left.filter(({ barren }) => barren < PATIENCE);
  }
  return found;
}

function cellMatch(row: number, column: number, { id, kind, mask }: Detector, seen: Found): CellMatch {
  const { confidence, reasons, context = {} } = seen;
  const about = { detector: id, kind, start: 0, end: 0, line: 0, confidence, reasons, context };
  return { row, column, match: { ...about, masked: mask(seen.value) }, confidence };
}
