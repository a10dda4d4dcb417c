import { compareVersions, type Scheme } from '../core/version.ts';

/** A stretch of versions. */
export interface Range {
  readonly from: string;
  /** The first version itself is not in it. */
  readonly after: boolean;
  /** `undefined`: it has no end. */
  readonly to: string | undefined;
  /** The last version itself is in it. */
  readonly upTo: boolean;
}

const form = /^([[(])([^,]{1,100}),([^,]{1,100})([\])])$/;

/** Reads `[1.0,1.4)`; `undefined` if it is no interval. */
export function readRange(text: string): Range | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [, open, from = '', to = '', close] = found;
  return { from, after: open === '(', to: to === '*' ? undefined : to, upTo: close === ']' };
}

/** The intervals of an advisory that can be read. */
export function readRanges(texts: readonly string[]): readonly Range[] {
  return texts.flatMap((text) => readRange(text) ?? []);
}

export function within(version: string, range: Range, scheme: Scheme): boolean {
  const begin = range.from === '0' ? 1 : compareVersions(version, range.from, scheme);
  if (begin < 0 || (begin === 0 && range.after)) return false;
  if (range.to === undefined) return true;
  const end = compareVersions(version, range.to, scheme);
  return end < 0 || (end === 0 && range.upTo);
}

/** Where an interval ends: at a version that is free of it, or right after one that is not. */
export interface End {
  readonly version: string;
  /** The version itself still lies in it, any later one does not. */
  readonly past: boolean;
}

/** The ends of the intervals that have one. */
export function endsOf(ranges: readonly Range[]): readonly End[] {
  return ranges.flatMap(({ to, upTo }) => (to === undefined ? [] : [{ version: to, past: upTo }]));
}

/** Whether the end lies in the interval. */
export function endWithin({ version, past }: End, range: Range, scheme: Scheme): boolean {
  if (!past) return within(version, range, scheme);
  // Right after a version: beyond all that ends there, and within all that begins there.
  if (range.from !== '0' && compareVersions(version, range.from, scheme) < 0) return false;
  return range.to === undefined || compareVersions(version, range.to, scheme) < 0;
}

export function compareEnds(one: End, other: End, scheme: Scheme): number {
  return compareVersions(one.version, other.version, scheme) || Number(one.past) - Number(other.past);
}

/**
 * The nearest way out: the end of the interval in which the version lies, else the least one after it. `undefined` if no
 * interval ends.
 */
export function nearestEnd(version: string, ranges: readonly Range[], scheme: Scheme): End | undefined {
  const own = ranges.find((range) => within(version, range, scheme));
  if (own?.to !== undefined) return { version: own.to, past: own.upTo };
  return endsOf(ranges)
    .filter((end) => compareVersions(end.version, version, scheme) > 0)
    .toSorted((one, other) => compareEnds(one, other, scheme))[0];
}
