import { compareVersions, type Scheme } from '../core/version.ts';
import type { Match } from './match.ts';
import type { Advisory } from './advisory.ts';
import { compareEnds, type End, endsOf, endWithin, type Range, readRanges } from './range.ts';

/** The one version to go to. */
export type Target = {
  readonly version: string;
  /** Not this version, but any later one. */
  readonly past?: true;
  /** How many of the holes it closes. */
  readonly closes: number;
  readonly of: number;
};

/** A step within the line is hours of work, a step out of it days: it is enough if it closes this share of them. */
const ENOUGH = 0.9;

/**
 * The fixed version of the same line, if it closes nearly all holes; else the one that leaves the fewest open, those
 * that came with later versions (`all`) counted, and of these the least. `undefined` if none of them is known to be closed in any version.
 */
export function bestTarget(
  version: string,
  matches: readonly Match[],
  scheme: Scheme,
  all: readonly Advisory[] = matches.map(({ advisory }) => advisory),
): Target | undefined {
  const known = all.filter(({ aggregate, partial }) => !aggregate && !partial).map((one) => readRanges(one.in));
  const open = matches.map(({ advisory }) => readRanges(advisory.in));
  const told = matches.filter(({ advisory }) => advisory.partial !== true).map(({ advisory }) => readRanges(advisory.in));
  const later = [...known, ...told]
    .flatMap((ranges) => endsOf(ranges))
    .map((end) => ({ ...end, version: end.past ? end.version : released(end.version) }))
    .filter((end) => compareVersions(end.version, version, scheme) + Number(end.past) > 0 && !end.version.endsWith('.999'));
  const ends = new Map<string, End>();
  for (const end of later) {
    const line = lineOf(end.version);
    const before = ends.get(line);
    if (!before || compareEnds(end, before, scheme) > 0) ends.set(line, end);
  }
  const has = (end: End, ranges: readonly Range[]): boolean => ranges.some((range) => endWithin(end, range, scheme));
  const rated = [...ends.values()].map((end) => ({
    end,
    closes: open.filter((ranges) => !has(end, ranges)).length,
    // Holes that came with later versions count as much as those that are there.
    left: known.filter((ranges) => has(end, ranges)).length,
  }));
  const useful = rated.filter(({ closes }) => closes > 0);
  const near = useful.find(({ end }) => lineOf(end.version) === lineOf(version));
  const enough = near !== undefined && near.left <= (1 - ENOUGH) * open.length;
  const [best] = useful.toSorted(
    (one, other) => one.left - other.left || other.closes - one.closes || compareEnds(one.end, other.end, scheme),
  );
  const chosen = enough ? near : best;
  if (!chosen) return undefined;
  const { end, closes } = chosen;
  return { version: end.version, closes, of: open.length, ...(end.past ? { past: true } : {}) };
}

/** Nobody is sent to a pre-release: the release that it led to holds the same. */
function released(fix: string): string {
  return fix.replace(/-(?:alpha|beta|rc)[.\d-]*$/i, '');
}

/** All numbers but the last: `8.2` of `8.2.30`; three numbers where a patch level stands behind (`2.4.6` of `2.4.6-p3`). */
function lineOf(version: string): string {
  const [numbers = ''] = /^\d+(?:\.\d+)*/.exec(version.replace(/^v/i, '')) ?? [];
  const parts = numbers.split('.');
  return version.includes('-p') || parts.length < 3 ? numbers : parts.slice(0, -1).join('.');
}
