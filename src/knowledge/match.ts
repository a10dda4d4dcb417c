import { compareVersions, isVersion, type Scheme } from '../core/version.ts';
import type { Advisory } from './advisory.ts';
import { nearestEnd, type Range, readRanges, within } from './range.ts';

/** What is known of patches that no version shows. */
export interface Patches {
  /** Whether there was a place to see them: the store's files. */
  readonly looked: boolean;
  /** Names of patches, and ids of holes, that were seen closed. */
  readonly closed: ReadonlySet<string>;
  /** Names of patches that a list or a file name speaks of, without proof. */
  readonly named?: ReadonlySet<string>;
  /** Ids of holes that a tool of the maker says are open. */
  readonly open?: ReadonlySet<string>;
}

/** One component as it was found. */
export interface Found {
  /** `undefined` where none is to be seen. */
  readonly version: string | undefined;
  readonly scheme: Scheme;
  /** The version names a line of many releases: "2.4". */
  readonly coarse?: boolean;
  readonly patches?: Patches;
  /** Whoever ships it closes holes without a new version, as distributions do. */
  readonly backported?: boolean;
  /** Versions may carry the shop's own major number in front (PrestaShop modules: 8.5.0.5 is 5.0.5 for shop 8). */
  readonly shopMajor?: boolean;
}

/** Why it cannot be told. */
export type Doubt = 'version-unknown' | 'version-coarse' | 'record-partial' | 'patch-unseen' | 'patch-monthly' | 'back-port';

export type Match = {
  readonly advisory: Advisory;
  readonly answer: 'vulnerable' | 'cannot-tell';
  readonly doubt?: Doubt;
  /** The nearest version in which it is closed. */
  readonly fix?: string;
  /** In its stead: the last version of this stretch that has it. */
  readonly past?: string;
};

/** The holes that this component has, or may have; those that it has not are left out. Aggregates come last. */
export function match(found: Found, advisories: readonly Advisory[]): readonly Match[] {
  const single = advisories.filter((one) => one.aggregate !== true && !isEmptyBulletin(one, advisories));
  const matches = single.flatMap((one) => matchOne(found, one) ?? []);
  if (matches.some(({ answer }) => answer === 'vulnerable')) return matches;
  const aggregates = advisories.filter((one) => one.aggregate === true).flatMap((one) => matchOne(found, one) ?? []);
  return [...matches, ...aggregates];
}

/** Whether this version has this hole; `undefined` if it has not. */
export function matchOne(found: Found, advisory: Advisory): Match | undefined {
  const ranges = readRanges(advisory.in);
  const version = plainVersion(found, ranges);
  if (isClosed(advisory, found.patches)) return undefined;
  if (version === undefined || !isVersion(version)) return ofNoVersion(advisory, ranges);
  const place = found.coarse ? coarsely(version, ranges, found.scheme) : exactly(version, ranges, found.scheme);
  if (place === 'out') return isNeighbour(version, advisory, ranges, found.scheme) ? doubt(advisory, 'record-partial') : undefined;
  const known = wayOut(version, advisory, ranges, found.scheme);
  if (place === 'perhaps') return { ...doubt(advisory, 'version-coarse'), ...known };
  if (isOpen(advisory, found.patches)) return { advisory, answer: 'vulnerable', ...known };
  if (advisory.monthly !== undefined) {
    return hasMonth(version, advisory.monthly) ? undefined : { ...doubt(advisory, 'patch-monthly'), ...known };
  }
  if (isUnproven(advisory, found.patches)) return { ...doubt(advisory, 'patch-unseen'), ...known };
  if (found.backported) return { ...doubt(advisory, 'back-port'), ...known };
  return { advisory, answer: 'vulnerable', ...known };
}

/** Of a record that names one version only nobody knows what comes after it. */
function wayOut(version: string, { partial }: Advisory, ranges: readonly Range[], scheme: Scheme): Pick<Match, 'fix' | 'past'> {
  const end = nearestEnd(version, ranges, scheme);
  if (!end) return {};
  if (!end.past) return { fix: end.version };
  return partial === true || unreachable(end.version) ? {} : { past: end.version };
}

/** Stands for the end of a line that is no longer kept up. */
function unreachable(version: string): boolean {
  return version.endsWith('.999');
}

function doubt(advisory: Advisory, why: Doubt): Match {
  return { advisory, answer: 'cannot-tell', doubt: why };
}

/** Without a version only what every version has is certain. */
function ofNoVersion(advisory: Advisory, ranges: readonly Range[]): Match {
  const every = ranges.some(({ from, to, after }) => from === '0' && !after && to === undefined);
  return every ? { advisory, answer: 'vulnerable' } : doubt(advisory, 'version-unknown');
}

/** A bulletin says nothing of its own once each of its holes has a line. */
function isEmptyBulletin({ bulletin, also, id }: Advisory, all: readonly Advisory[]): boolean {
  return bulletin === true && (also ?? []).length === 0 && all.some((one) => one.of === id);
}

function isClosed({ id, also = [], patches = [], of }: Advisory, seen: Patches | undefined): boolean {
  if (!seen) return false;
  return (
    [id, ...also, ...(of === undefined ? [] : [of])].some((name) => seen.closed.has(name)) ||
    (patches.length > 0 && patches.every((name) => seen.closed.has(name)))
  );
}

/** It is closed by a patch that no version shows, and nobody looked, or it is named and not proven. */
function isUnproven({ id, patches }: Advisory, seen: Patches | undefined): boolean {
  if (!patches) return seen?.named?.has(id) === true;
  return seen?.looked !== true || [id, ...patches].some((name) => seen.named?.has(name) === true);
}

function isOpen({ id, also = [] }: Advisory, seen: Patches | undefined): boolean {
  return [id, ...also].some((name) => seen?.open?.has(name) === true);
}

function exactly(version: string, ranges: readonly Range[], scheme: Scheme): 'in' | 'out' {
  return ranges.some((range) => within(version, range, scheme)) ? 'in' : 'out';
}

// Beyond any number that a release carries.
const LAST = '999999';

/** A line lies in an interval as a whole, in part, or not at all. */
function coarsely(line: string, ranges: readonly Range[], scheme: Scheme): 'in' | 'perhaps' | 'out' {
  const last = `${line}.${LAST}`;
  if (ranges.some((range) => within(line, range, scheme) && within(last, range, scheme))) return 'in';
  const touches = ranges.some(
    (range) =>
      within(line, range, scheme) ||
      within(last, range, scheme) ||
      (compareVersions(range.from, line, scheme) >= 0 && compareVersions(range.from, last, scheme) <= 0),
  );
  return touches ? 'perhaps' : 'out';
}

/** Next to the versions that a partial record names: older than they, or of the same line. */
function isNeighbour(version: string, { partial }: Advisory, ranges: readonly Range[], scheme: Scheme): boolean {
  if (partial !== true) return false;
  return ranges.some(({ from, to, upTo }) => {
    if (compareVersions(version, from, scheme) < 0) return true;
    return to !== undefined && upTo && from === to && lineOf(version) === lineOf(to);
  });
}

function lineOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Adobe's monthly builds carry the month: `2.4.8-2026-aug` holds the patch file of 2026-jul. */
function hasMonth(version: string, wanted: string): boolean {
  const built = monthOf(/-(\d{4}-[a-z]{3})$/i.exec(version)?.[1] ?? '');
  return built >= 0 && built >= monthOf(wanted);
}

function monthOf(text: string): number {
  const [year = '', month = ''] = text.toLowerCase().split('-');
  const place = months.indexOf(month);
  return place < 0 ? -1 : Number(year) * 12 + place;
}

/** Without the shop's major number in front, where the intervals do not have it. */
function plainVersion({ version, shopMajor }: Found, ranges: readonly Range[]): string | undefined {
  if (!shopMajor || version === undefined || !/^[789](?:\.\d+){3}$/.test(version)) return version;
  const fronted = ranges.some((range) => [range.from, range.to ?? ''].some((bound) => /^[789]\.\d+\.\d+\.\d+$/.test(bound)));
  const own = ranges.every((range) => Number.parseInt(range.to ?? '0', 10) < 7);
  return !fronted && own ? version.slice(2) : version;
}
