// Some records of WordPress name only a part of the branches that were fixed on one day. All branches that had a release
// on that day are taken: WordPress mends all of them at once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions } from '../../src/core/version.ts';

interface Range {
  readonly introduced?: string;
  readonly introducedAfter?: string;
  readonly fixed?: string;
  readonly lastAffected?: string;
}

/** Completes the ranges of a record whose ranges were put together from releases of one day. */
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
