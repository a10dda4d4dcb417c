import type { Confidence } from '../core/finding.ts';
import type { Detector, Match } from '../detectors/detector.ts';
import { createScanner, type MakePass, type Scanner } from '../detectors/scan/scanner.ts';
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
export type SourceScan = (source: Source, telling: Telling) => Promise<void>;

/** Looks through one source after the other; what it looks with is made once, which takes longer than a small file. */
export function makeSourceScan(hunt: Hunt, readRows: ReadRows): SourceScan {
  const { detectors, least } = hunt;
  const fast = hunt.pass === undefined ? {} : { pass: hunt.pass };
  let ready: Scanner | undefined;
  return async (source, telling) => {
    const place: Where = { path: source.path, ...(source.inside === '' ? {} : { inside: source.inside }) };
    if (source.form === 'dump') {
      const cells = makeCellScan(hunt);
      for await (const page of readRows(counted(source.bytes, telling)))
        for (const seen of scanTablePage(page, cells, least, place)) telling.seen(seen);
      return;
    }
    const scanner = ready ?? createScanner({ detectors, lines: true, ...fast });
    ready = undefined; // where a source breaks off, what is left of it goes with its scanner
    const tell = (matches: readonly Match[]): void => {
      for (const match of matches) if (reaches(match.confidence, least)) telling.seen(seenIn(match, place));
    };
    for await (const chunk of counted(source.bytes, telling)) tell(scanner.push(chunk));
    tell(scanner.end());
    ready = scanner;
  };
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
