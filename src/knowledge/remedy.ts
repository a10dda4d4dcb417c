import { compareVersions, type Scheme } from '../core/version.ts';
import type { Match } from './match.ts';
import type { Advisory } from './advisory.ts';
import { fixesOf, type Range, readRanges, within } from './range.ts';

/** The one version to go to. */
export type Target = {
  readonly version: string;
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
  const known = all.filter(({ aggregate }) => aggregate !== true).map((one) => readRanges(one.in));
  const open = matches.map(({ advisory }) => readRanges(advisory.in));
  const later = [...known, ...open]
    .flatMap((ranges) => fixesOf(ranges))
    .map((fix) => released(fix))
    .filter((fix) => compareVersions(fix, version, scheme) > 0);
  const ends = new Map<string, string>();
  for (const fix of later) {
    const line = lineOf(fix);
    const before = ends.get(line);
    if (before === undefined || compareVersions(fix, before, scheme) > 0) ends.set(line, fix);
  }
  const has = (fix: string, ranges: readonly Range[]): boolean => ranges.some((range) => within(fix, range, scheme));
  const rated = [...ends.values()].map((fix) => ({
    target: { version: fix, closes: open.filter((ranges) => !has(fix, ranges)).length, of: open.length },
    // Holes that came with later versions count as much as those that are there.
    left: known.filter((ranges) => has(fix, ranges)).length,
  }));
  const useful = rated.filter(({ target }) => target.closes > 0);
  const near = useful.find(({ target }) => lineOf(target.version) === lineOf(version));
  if (near && near.left <= (1 - ENOUGH) * near.target.of) return near.target;
  return useful.toSorted(
    (one, other) =>
      one.left - other.left ||
      other.target.closes - one.target.closes ||
      compareVersions(one.target.version, other.target.version, scheme),
  )[0]?.target;
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
