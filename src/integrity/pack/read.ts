import { hash } from 'node:crypto';
import { zstdDecompressSync } from 'node:zlib';
import { CannotTell } from '../../core/errors.ts';
import { DIGEST_BYTES } from '../canonical.ts';
import { type BitReader, makeBitReader, takeSorted } from './bits.ts';
import { bounds, CHECKSUM_BYTES, magic, type PackHead, type SectionName } from './format.ts';
import { readHead } from './head.ts';
import { makePathList } from './path-list.ts';
import { makeVarintReader } from './varints.ts';
import { widthOf } from './write.ts';

/** A baseline, ready to be asked. Holds about 20 bytes for each content and entry. */
export interface Pack {
  readonly head: PackHead;
  /** SHA-256 of the whole pack, to be compared with what its maker published. */
  readonly checksum: string;
  /** Whether any release holds such a content anywhere. `digest` as `digestOf` gives it. */
  holds(digest: string): boolean;
  hasPath(path: string): boolean;
  /** Whether some path begins with `folder/`. */
  hasFolder(folder: string): boolean;
  /** Every known content of a path; empty if the path is not known. */
  contentsOf(path: string): readonly KnownContent[];
  /** Every path, sorted by its bytes. */
  paths(): Iterable<string>;
  /** Whether a line with such a hash stands in any release. Only shows what is foreign. Unpacked when first asked. */
  hasLine(hash: number): boolean;
}
export interface KnownContent {
  readonly digest: string;
  /** Numbers of the releases in `head.releases`. */
  readonly releases: readonly number[];
}

/** Reads a pack. Throws `CannotTell` if it is damaged, of a newer format, or too large to be one. */
export function openPack(bytes: Uint8Array): Pack {
  try {
    return open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof CannotTell) throw error;
    throw new CannotTell('failed', 'The baseline is damaged.', { cause: error });
  }
}

function open(file: Buffer): Pack {
  if (
    file.length < magic.length + 4 + CHECKSUM_BYTES ||
    !file.subarray(0, magic.length - 1).equals(magic.subarray(0, -1))
  )
    throw new CannotTell('failed', 'The file is no baseline of storewarden.');
  if (file[magic.length - 1] !== magic.at(-1))
    throw new CannotTell('unsupported', 'The baseline was made by a newer storewarden.');
  const body = file.subarray(0, -CHECKSUM_BYTES);
  if (hash('sha256', body, 'hex') !== file.subarray(-CHECKSUM_BYTES).toString('hex'))
    throw new CannotTell('failed', 'The checksum of the baseline is wrong: it is damaged.');
  const { head, end } = readHead(body);
  const section = (name: SectionName): Buffer => unpack(body, head, end, name);

  const contents = takeContents(section('contents'), head.counts.contents);
  const paths = makePathList(section('paths'), head.counts.paths);
  const entries = takeEntries(section('entries'), head);
  let lines: Uint32Array | undefined;
  return {
    head,
    checksum: hash('sha256', file, 'hex'),
    holds: (digest) => contents.find(digest),
    hasPath: (path) => paths.find(path) >= 0,
    hasFolder: (folder) => paths.hasFolder(folder),
    paths: () => paths.all(),
    contentsOf(path) {
      const at = paths.find(path);
      if (at < 0) return [];
      return entries.of(at).map(({ content, set }) => ({
        get digest() {
          return contents.at(content);
        },
        releases: set,
      }));
    },
    hasLine(line) {
      lines ??= takeSorted(section('lines'), head.counts.lines);
      return findNumber(lines, line);
    },
  };
}

function unpack(body: Buffer, head: PackHead, end: number, wanted: SectionName): Buffer {
  let at = end;
  for (const { name, packed, length } of head.sections) {
    if (name === wanted) {
      if (length === 0) return Buffer.alloc(0);
      const bytes = zstdDecompressSync(body.subarray(at, at + packed), { maxOutputLength: length });
      if (bytes.length !== length) throw new RangeError('A section is shorter than it says.');
      return bytes;
    }
    at += packed;
  }
  throw new RangeError('A section is missing.');
}

const REST = DIGEST_BYTES - 4;

function takeContents(bytes: Buffer, count: number) {
  const length = bytes.readUInt32LE(0);
  const rest = bytes.subarray(4 + length);
  if (rest.length !== count * REST) throw new RangeError('The contents do not have the length that they should have.');
  const heads = takeSorted(bytes.subarray(4, 4 + length), count);
  const at = (index: number): string =>
    `${(heads[index] ?? 0).toString(16).padStart(8, '0')}${rest.toString('hex', index * REST, (index + 1) * REST)}`;
  return {
    at,
    find(digest: string): boolean {
      const head = Number.parseInt(digest.slice(0, 8), 16);
      for (let index = firstNotBelow(heads, head); heads[index] === head; index++)
        if (at(index) === digest) return true;
      return false;
    },
  };
}

function takeEntries(bytes: Buffer, { counts, releases }: PackHead) {
  const length = bytes.readUInt32LE(0);
  const small = makeVarintReader(bytes.subarray(4, 4 + length));
  const sets = takeSets(small.take, counts.sets, releases.length);
  const starts = new Uint32Array(counts.paths + 1);
  for (let index = 0; index < counts.paths; index++) {
    starts[index + 1] = (starts[index] ?? 0) + Math.min(small.take(), bounds.entries);
    if ((starts[index + 1] ?? 0) > counts.entries) throw new RangeError('There are more entries than were told.');
  }
  if (starts[counts.paths] !== counts.entries) throw new RangeError('There are fewer entries than were told.');
  const setOf = new Uint32Array(counts.entries);
  for (let index = 0; index < counts.entries; index++) setOf[index] = below(small.take(), counts.sets);
  const contentOf = new Uint32Array(counts.entries);
  const bits: BitReader = makeBitReader(bytes.subarray(4 + length));
  const width = widthOf(counts.contents);
  for (let index = 0; index < counts.entries; index++) contentOf[index] = below(bits.take(width), counts.contents);
  return {
    of: (path: number) =>
      Array.from({ length: (starts[path + 1] ?? 0) - (starts[path] ?? 0) }, (_, index) => {
        const entry = (starts[path] ?? 0) + index;
        return { content: contentOf[entry] ?? 0, set: sets(setOf[entry] ?? 0) };
      }),
  };
}

/** Sets stay the runs that they were written as, so that a small pack cannot grow large in memory. */
function takeSets(take: () => number, count: number, releases: number): (set: number) => readonly number[] {
  const starts = new Uint32Array(count + 1);
  const runs: number[] = [];
  for (let set = 0; set < count; set++) {
    let end = 0;
    for (let left = take(); left > 0; left--) {
      const from = end + take();
      end = from + take();
      if (end > releases) throw new RangeError('A set names a release that is not there.');
      runs.push(from, end);
    }
    starts[set + 1] = runs.length;
  }
  // Files share few sets: each that is asked for is spread out once.
  const known = new Map<number, readonly number[]>();
  return (set) => {
    const before = known.get(set);
    if (before) return before;
    const numbers: number[] = [];
    for (let at = starts[set] ?? 0; at < (starts[set + 1] ?? 0); at += 2)
      for (let number = runs[at] ?? 0; number < (runs[at + 1] ?? 0); number++) numbers.push(number);
    known.set(set, numbers);
    return numbers;
  };
}

function below(value: number, count: number): number {
  if (value >= count) throw new RangeError('An entry points to nothing.');
  return value;
}

function firstNotBelow(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function findNumber(sorted: Uint32Array, value: number): boolean {
  return sorted[firstNotBelow(sorted, value)] === value;
}
