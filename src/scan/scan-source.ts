import type { Confidence } from '../core/finding.ts';
import type { Detector, Match } from '../detectors/detector.ts';
import { createScanner, type MakePass } from '../detectors/scan/scanner.ts';
import { reaches, type Seen, type Where } from './seen.ts';
import type { Source } from './source.ts';
import { makeCellScan, scanTablePage, type TablePage } from './table-page.ts';

/** What is hunted, and how sure one has to be for it to be told. */
export interface Hunt {
  readonly detectors: readonly Detector[];
  readonly least: Confidence;
  readonly pass?: MakePass;
}

export interface Telling {
  readonly seen: (seen: Seen) => void;
  readonly bytes: (count: number) => void;
}

/** How the rows of a dump are read; it is the caller's, since this room touches nothing. */
export type ReadRows = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<TablePage>;

/** Looks through one source and tells each match. */
export async function scanSource(source: Source, hunt: Hunt, readRows: ReadRows, telling: Telling): Promise<void> {
  const place: Where = { path: source.path, ...(source.inside === '' ? {} : { inside: source.inside }) };
  if (source.form === 'dump') {
    const cells = makeCellScan(hunt);
    for await (const page of readRows(counted(source.bytes, telling)))
      for (const seen of scanTablePage(page, cells, hunt.least, place)) telling.seen(seen);
    return;
  }
  const scanner = createScanner({
    detectors: hunt.detectors,
    lines: true,
    ...(hunt.pass === undefined ? {} : { pass: hunt.pass }),
  });
  const tell = (matches: readonly Match[]): void => {
    for (const match of matches) if (reaches(match.confidence, hunt.least)) telling.seen(seenIn(match, place));
  };
  for await (const chunk of counted(source.bytes, telling)) tell(scanner.push(chunk));
  tell(scanner.end());
}

async function* counted(bytes: AsyncIterable<Uint8Array>, telling: Telling): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    telling.bytes(chunk.length);
    yield chunk;
  }
}

function seenIn(match: Match, place: Where): Seen {
  const { detector, kind, masked, confidence, context, reasons, line, start } = match;
  const where = { ...place, line, offset: start };
  return { detector, kind, where, masked, confidence, context, reasons };
}
