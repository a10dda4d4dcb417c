import { isCompared, type ForeignLine, standingOf } from './compare.ts';
import type { Part } from './layout.ts';
import type { Pack } from './pack/read.ts';
import { sameRelease } from './releases.ts';

/** What is compared with what, settled before the first file is seen. */
export interface Subject {
  readonly part: Part;
  readonly pack: Pack;
  /** The version that the store says it is. */
  readonly claimed: string | undefined;
  /** What the store calls the folders that owners rename, by the release's name for them. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Lines that patches declared in the store add, by the place of the file. */
  readonly patched: ReadonlyMap<string, ReadonlySet<number>>;
  /** A maker who changes the official release before handing it out, such as Debian. */
  readonly distribution?: string;
}

export interface ChangedFile {
  readonly path: string;
  readonly lines: readonly ForeignLine[];
  /** Foreign lines beyond those. */
  readonly more: number;
  /** Not one line of it is known. */
  readonly whole: boolean;
  /** All foreign lines come from patches that the store declares. */
  readonly patched: boolean;
}
export interface Some<One> {
  readonly seen: readonly One[];
  readonly more: number;
}

/** How the files of a store stand to a baseline. */
export interface Comparison {
  /** Files compared with a known path of the baseline. */
  readonly compared: number;
  readonly official: number;
  /** The release that the files are of; `undefined` where the baseline does not hold it. */
  readonly release: string | undefined;
  /** The release that most files are as in, and how many. */
  readonly nearest: { readonly release: string; readonly files: number } | undefined;
  readonly changed: Some<ChangedFile>;
  readonly foreign: Some<{ readonly path: string; readonly official: boolean }>;
  /** Official, but of another release than the store. */
  readonly otherRelease: Some<string>;
  readonly missing: Some<string>;
}

export interface Comparing {
  wants(path: string): boolean;
  /** `too-large`: longer than any file of code in a release. */
  /** Whether a release holds just this content at just this place. */
  see(path: string, bytes: Uint8Array | 'too-large'): boolean;
  told(): Comparison;
}

/** Takes one file after another and tells in the end. Keeps at most `most` of each kind and counts the rest. */
export function startComparing(subject: Subject, most = 100): Comparing {
  const { pack, part } = subject;
  const placeOf = placer(subject);
  const votes = new Uint32Array(pack.head.releases.length);
  const standing = new Map<string, readonly number[] | undefined>();
  const changed = makeSome<ChangedFile>(most);
  const foreign = makeSome<{ readonly path: string; readonly official: boolean }>(most);
  let official = 0;
  let compared = 0;

  return {
    wants(path) {
      const place = placeOf(path);
      return place !== undefined && isCompared(pack, part, place);
    },
    see(path, bytes) {
      const place = placeOf(path);
      if (place === undefined) return false;
      const extra = subject.patched.get(place);
      const found = standingOf(pack, part, place, bytes, extra);
      if (found.is === 'foreign') foreign.add({ path, official: found.official });
      if (found.is === 'foreign' || (found.is === 'open' && bytes === 'too-large')) return false;
      standing.set(place, found.is === 'official' ? found.releases : undefined);
      if (found.is !== 'open') compared++;
      if (found.is === 'official') {
        official++;
        for (const release of found.releases) votes[release] = (votes[release] ?? 0) + 1;
      }
      if (found.is === 'changed') {
        const { foreign: lines, more, whole } = found;
        const patched = extra !== undefined && lines.length === 0 && more === 0;
        changed.add({ path, lines, more, whole, patched });
      }
      return found.is === 'official';
    },
    told() {
      const best = nearest(votes);
      const release = settle(subject, best, { official, compared });
      return {
        compared,
        official,
        release: release === undefined ? undefined : pack.head.releases[release],
        nearest: best < 0 ? undefined : { release: pack.head.releases[best] ?? '', files: votes[best] ?? 0 },
        changed: changed.told(),
        foreign: foreign.told(),
        otherRelease: others(standing, release, most),
        missing: missing(subject, standing, release, most),
      };
    },
  };
}

/** The place of a store's path as the release calls it; `undefined` outside of the part. */
function placer({ part, renamed }: Subject): (path: string) => string | undefined {
  const at = part.at === '' ? '' : `${part.at}/`;
  const moves = [...renamed].map(([official, own]) => [`${own}/`, `${official}/`] as const);
  return (path) => {
    if (!path.startsWith(at)) return undefined;
    const inside = path.slice(at.length);
    for (const [own, official] of moves) if (inside.startsWith(own)) return official + inside.slice(own.length);
    return inside;
  };
}

/** The release with most votes, the newest of equals; below 0 if none has any. */
function nearest(votes: Uint32Array): number {
  let best = -1;
  votes.forEach((count, release) => {
    if (count > 0 && count >= (votes[best] ?? 0)) best = release;
  });
  return best;
}

const ENOUGH = 0.9;
const FEW = 20;

/**
 * The release to compare with: the one that the store says it is. A version that the baseline does not hold may have
 * any content; only if every file is as in one release is it taken for that one.
 */
function settle(
  { pack, claimed }: Subject,
  best: number,
  { official, compared }: { readonly official: number; readonly compared: number },
): number | undefined {
  const named = claimed === undefined ? -1 : pack.head.releases.findIndex((release) => sameRelease(release, claimed));
  if (named >= 0) return named;
  if (best < 0 || compared < FEW) return undefined;
  const share = official / compared;
  return share === 1 || (claimed === undefined && share >= ENOUGH) ? best : undefined;
}

function others(
  standing: ReadonlyMap<string, readonly number[] | undefined>,
  release: number | undefined,
  most: number,
): Some<string> {
  const found = makeSome<string>(most);
  if (release !== undefined)
    for (const [place, releases] of standing) if (releases && !releases.includes(release)) found.add(place);
  return found.told();
}

function missing(
  { pack, part }: Subject,
  standing: ReadonlyMap<string, unknown>,
  release: number | undefined,
  most: number,
): Some<string> {
  const found = makeSome<string>(most);
  if (release === undefined) return found.told();
  const removed = part.removed.map((path) => `${path}/`);
  for (const place of pack.paths()) {
    if (standing.has(place) || part.own.some((pattern) => pattern.test(place))) continue;
    if (removed.some((path) => `${place}/`.startsWith(path))) continue;
    if (pack.contentsOf(place).some(({ releases }) => releases.includes(release))) found.add(place);
  }
  return found.told();
}

function makeSome<One>(most: number) {
  const seen: One[] = [];
  let more = 0;
  return {
    add(one: One): void {
      if (seen.length < most) seen.push(one);
      else more++;
    },
    told: (): Some<One> => ({ seen, more }),
  };
}
