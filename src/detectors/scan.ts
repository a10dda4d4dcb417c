import type { Detector, Match } from './detector.ts';
import { detectors as all } from './index.gen.ts';
import {
  createFieldScan as fieldScan,
  type FieldCounts,
  type FieldScan,
  type FieldVerdict,
  type Place,
} from './scan/field.ts';
import { createScanner, type MakePass } from './scan/scanner.ts';

export type { FieldCounts, FieldScan, FieldVerdict, Place } from './scan/field.ts';
export { createScanner, type Scanner } from './scan/scanner.ts';

export interface Scan {
  /** Ids of detectors; without them, all that are not on request only. */
  readonly detectors?: readonly string[];
  /** Matches tell their line. */
  readonly lines?: boolean;
  /** The first pass: a kernel's (`io/kernel.ts`), else the plain one. */
  readonly pass?: MakePass;
}

/** The detectors by id; without ids, all that are not on request only. */
export function detectorsOf(ids?: readonly string[]): readonly Detector[] {
  return all.filter((detector) => (ids === undefined ? detector.onRequest !== true : ids.includes(detector.id)));
}

/** What a text holds; offsets are bytes of its UTF-8. In order of place. */
export function scanText(text: string, options: Scan = {}): readonly Match[] {
  return inOrder(scanWhole(new TextEncoder().encode(text), options));
}

/** What a buffer holds, in order of place. */
export function scanWhole(bytes: Uint8Array, options: Scan = {}): readonly Match[] {
  const window = Math.min(bytes.length + 1, 1 << 20);
  const scanner = createScanner({ window, ...options, detectors: detectorsOf(options.detectors) });
  return inOrder([...scanner.push(bytes), ...scanner.end()]);
}

/** What a stream of bytes holds, in bounded memory; some matches come late, when more of their field was seen. */
export async function* scanBytes(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  options: Scan = {},
): AsyncGenerator<Match> {
  const scanner = createScanner({ ...options, detectors: detectorsOf(options.detectors) });
  for await (const chunk of chunks) yield* scanner.push(chunk);
  yield* scanner.end();
}

/** Looks at one column value by value: for live databases and dumps. The name of the column tells as much as the values. */
export function createFieldScan(place: Place, ids?: readonly string[]): FieldScan {
  return fieldScan(place, fieldDetectors(ids));
}

/** What all values of a column are. `firm` and above is worth acting on. */
export function scanField(
  values: Iterable<string | null>,
  place: Place,
  ids?: readonly string[],
): { readonly verdicts: readonly FieldVerdict[]; readonly counts: FieldCounts } {
  const scan = createFieldScan(place, ids);
  for (const value of values) scan.add(value);
  return { verdicts: scan.verdicts(), counts: scan.counts() };
}

/** In fields, those on request are looked for too: there the name of the column makes them clear. */
function fieldDetectors(ids?: readonly string[]): readonly Detector[] {
  return ids === undefined ? all : detectorsOf(ids);
}

function inOrder(matches: readonly Match[]): readonly Match[] {
  return matches.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
