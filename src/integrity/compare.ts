import { canonical, digestOf } from './canonical.ts';
import { NOT_KNOWN } from './build.ts';
import type { Part } from './layout.ts';
import { eachLine } from './lines.ts';
import { isRun, matters } from './matter.ts';
import type { Pack } from './pack/read.ts';

/** How one file stands to its baseline. */
export type Standing =
  /** As in the releases of these numbers. */
  | { readonly is: 'official'; readonly releases: readonly number[] }
  /** Official but for lines that translated editions or installers write. */
  | { readonly is: 'allowed' }
  /** Known by path, and no release has such a content there. */
  | { readonly is: 'changed'; readonly foreign: readonly ForeignLine[]; readonly more: number; readonly whole: boolean }
  /** A file of code in a folder in which only files of the release belong. `official`: as it stands elsewhere in a release. */
  | { readonly is: 'foreign'; readonly official: boolean }
  /** Nothing is said of it. */
  | { readonly is: 'open' };

/** A line that stands in no release: its number, and its text as it is. */
export interface ForeignLine {
  readonly line: number;
  readonly text: string;
}

const MOST_LINES = 20;
const LONGEST_LINE = 400;

/** Whether the file has to be read for `standingOf`. `place` is its path as the release calls it, within the part. */
export function isCompared(pack: Pack, part: Part, place: string): boolean {
  if (!matters(place) || part.own.some((pattern) => pattern.test(place))) return false;
  return pack.hasPath(place) || (isRun(place) && isClosed(pack, part, place));
}

/** Whether the file lies in a folder in which only files of the release belong. */
function isClosed(pack: Pack, { closed }: Part, place: string): boolean {
  const names = place.split('/');
  return closed.some((folder) => {
    const parts = folder.split('/');
    if (names.length <= parts.length || !parts.every((part, index) => part === '*' || part === names[index]))
      return false;
    return pack.hasFolder(names.slice(0, parts.length).join('/'));
  });
}

/** Compares one content with what is known of its path. `extra` are lines that declared patches add to the file. */
export function standingOf(
  pack: Pack,
  part: Part,
  place: string,
  bytes: Uint8Array | 'too-large',
  extra?: ReadonlySet<number>,
): Standing {
  const known = pack.contentsOf(place);
  if (bytes === 'too-large')
    return known.length === 0 ? { is: 'open' } : { is: 'changed', foreign: [], more: 0, whole: true };
  const digest = digestOf(bytes);
  if (known.length === 0) return { is: 'foreign', official: pack.holds(digest) };
  const same = known.find((content) => content.digest === digest);
  if (same) return { is: 'official', releases: same.releases };
  if (known.some((content) => content.digest === NOT_KNOWN)) return { is: 'open' };
  const { foreign, more, all } = foreignLines(pack, bytes, extra);
  const allowed = part.allows?.filter(({ path }) => path === place) ?? [];
  const explained = foreign.length > 0 && more === 0;
  if (explained && foreign.every(({ text }) => allowed.some(({ line }) => line.test(text)))) return { is: 'allowed' };
  return { is: 'changed', foreign, more, whole: all };
}

function foreignLines(pack: Pack, bytes: Uint8Array, extra: ReadonlySet<number> | undefined) {
  const text = canonical(bytes);
  const whole = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const foreign: ForeignLine[] = [];
  let more = 0;
  let known = 0;
  eachLine(text, (hash, line, start, end) => {
    if (pack.hasLine(hash) || extra?.has(hash)) known++;
    else if (foreign.length < MOST_LINES) foreign.push({ line, text: excerptOf(whole, start, end) });
    else more++;
  });
  return { foreign, more, all: known === 0 };
}

/** Of a very long line, the beginning; broken UTF-8 shows as U+FFFD. */
function excerptOf(text: Buffer, start: number, end: number): string {
  return text.toString('utf8', start, Math.min(end, start + LONGEST_LINE));
}
