// Records of WordPress name only a part of the branches that were fixed on one day, or a span over all of them. All
// branches that had a release on that day are taken: WordPress mends all that it keeps up at once.
// https://make.wordpress.org/core/handbook/about/release-cycle/#back-porting
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '../../src/core/version.ts';

interface Range {
  readonly introduced?: string;
  readonly introducedAfter?: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

/**
 * Completes the ranges of a record whose ranges were put together from releases of one day, and splits a span over
 * several branches whose end is a release of a day on which other branches had theirs.
 */
export function makeCompleter(from: string): (ranges: readonly Range[]) => readonly Range[] {
  const days = new Map<string, string>();
  for (const line of readFileSync(join(from, 'releases.ndjson'), 'utf8').trim().split('\n')) {
    const { engine, version, date, pre } = JSON.parse(line) as {
      engine: string;
      version: string;
      date: string | null;
      pre?: boolean;
    };
    if (engine === 'wordpress' && date !== null && !pre) days.set(version, date);
  }
  return (ranges) => {
    const [only] = ranges;
    if (only && ranges.length === 1) return split(only, days) ?? ranges;
    const day = mostFrequent(ranges.flatMap(({ fixed }) => (fixed === undefined ? [] : [days.get(fixed) ?? ''])));
    if (day === undefined) return ranges;
    const highest = ranges.map(({ introduced }) => branchOf(introduced ?? '0')).toSorted(order).at(-1) ?? '0';
    const sameDay = [...days].filter(([version, date]) => date === day && /^\d+\.\d+\.\d+$/.test(version));
    const added = sameDay
      .filter(([version]) => order(branchOf(version), highest) >= 0)
      .map(([version]): Range => ({ introduced: branchOf(version), fixed: version }));
    const kept = ranges.filter(({ introduced }) => !added.some((one) => one.introduced === branchOf(introduced ?? '0')));
    return [...kept, ...added.toSorted((one, other) => order(one.introduced ?? '', other.introduced ?? ''))];
  };
}

/** `undefined` where the span lies within one branch, or its end had no company. */
function split(range: Range, days: ReadonlyMap<string, string>): readonly Range[] | undefined {
  const { introduced = '0', fixed, lastAffected } = range;
  const end = fixed ?? (lastAffected === undefined ? undefined : successor(lastAffected));
  const day = days.get(end ?? '');
  if (end === undefined || day === undefined || !isMinor(end) || branchOf(introduced) === branchOf(end)) return undefined;
  const company = [...days]
    .filter(([version, date]) => date === day && isMinor(version) && order(version, introduced) > 0 && order(version, end) <= 0)
    .map(([version]) => version)
    .toSorted(order);
  if (company.length < 3) return undefined;
  return company.map((version, at) => ({ introduced: at === 0 ? introduced : branchOf(version), fixed: version }));
}

/** The next release of the same branch. */
function successor(version: string): string {
  const [major = '0', minor = '0', patch = '0'] = version.split('.');
  return `${major}.${minor}.${Number(patch) + 1}`;
}

function isMinor(version: string): boolean {
  return /^\d+\.\d+\.\d+$/.test(version);
}

function mostFrequent(days: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const day of days) if (day !== '') counts.set(day, (counts.get(day) ?? 0) + 1);
  const [best] = [...counts].toSorted((one, other) => other[1] - one[1]);
  return best && best[1] >= 3 ? best[0] : undefined;
}

function branchOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

function order(one: string, other: string): number {
  return compareVersions(one, other, 'dotted');
}
