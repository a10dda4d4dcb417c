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

/** The versions that end the intervals: the first ones in which the hole is closed. */
export function fixesOf(ranges: readonly Range[]): readonly string[] {
  return ranges.flatMap(({ to, upTo }) => (to === undefined || upTo ? [] : [to]));
}

/**
 * The fixed version that is nearest: the end of the interval in which the version lies, else the least one after it.
 * `undefined` if no fix is known.
 */
export function nearestFix(version: string, ranges: readonly Range[], scheme: Scheme): string | undefined {
  const own = ranges.find((range) => within(version, range, scheme));
  if (own && own.to !== undefined && !own.upTo) return own.to;
  return fixesOf(ranges)
    .filter((fix) => compareVersions(fix, version, scheme) > 0)
    .toSorted((one, other) => compareVersions(one, other, scheme))[0];
}
