import { hash } from 'node:crypto';
import { constants, zstdCompressSync } from 'node:zlib';
import { DIGEST_BYTES } from '../canonical.ts';
import { makeBitWriter, putSorted } from './bits.ts';
import { magic, type PackHead, type SectionName } from './format.ts';
import { makeVarintWriter } from './varints.ts';

/** Gathers what is known of releases, in any order, and makes a pack of it. The same input gives the same bytes. */
export interface PackMaker {
  /** In the order of their versions; answers with the number of the release. */
  release(name: string): number;
  /** `digest`: 32 hexadecimal digits, as `digestOf` gives them. */
  add(path: string, digest: string, releases: readonly number[]): void;
  line(hash: number): void;
  done(): Uint8Array;
}

export interface PackWords {
  readonly of: string;
  readonly made: string;
  readonly sources: readonly string[];
}

export function makePack(words: PackWords): PackMaker {
  const releases: string[] = [];
  const paths = new Map<string, Map<string, readonly number[]>>();
  const lines = new Set<number>();
  return {
    release(name) {
      releases.push(name);
      return releases.length - 1;
    },
    add(path, digest, at) {
      const contents = paths.get(path) ?? new Map<string, readonly number[]>();
      const before = contents.get(digest);
      const all = before ? [...new Set([...before, ...at])] : [...at];
      contents.set(
        digest,
        all.toSorted((one, other) => one - other),
      );
      paths.set(path, contents);
    },
    line: (one) => void lines.add(one),
    done: () => write(words, releases, paths, lines),
  };
}

type Paths = ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;

function write(words: PackWords, releases: readonly string[], paths: Paths, lines: ReadonlySet<number>): Uint8Array {
  const sortedPaths = [...paths.keys()].map((path) => Buffer.from(path)).toSorted((one, other) => one.compare(other));
  const digests = [...new Set([...paths.values()].flatMap((contents) => [...contents.keys()]))].toSorted();
  const sortedLines = Uint32Array.from(lines).sort();
  const entries = putEntries(
    sortedPaths.map((path) => paths.get(path.toString()) ?? new Map<string, readonly number[]>()),
    new Map(digests.map((digest, index) => [digest, index])),
  );
  const sections: Record<SectionName, Uint8Array> = {
    contents: putContents(digests),
    paths: Buffer.concat(sortedPaths.flatMap((path) => [path, Buffer.alloc(1)])),
    entries: entries.bytes,
    lines: putSorted(sortedLines),
  };
  return frame(
    {
      ...words,
      releases,
      counts: {
        contents: digests.length,
        paths: sortedPaths.length,
        entries: entries.count,
        sets: entries.sets,
        lines: sortedLines.length,
      },
    },
    sections,
  );
}

/** The first 32 bits as sorted numbers, then the other 96 bits of each. */
function putContents(digests: readonly string[]): Uint8Array {
  const heads = putSorted(Uint32Array.from(digests, (digest) => Number.parseInt(digest.slice(0, 8), 16)));
  const rest = Buffer.alloc(digests.length * (DIGEST_BYTES - 4));
  digests.forEach((digest, index) => rest.write(digest.slice(8), index * (DIGEST_BYTES - 4), 'hex'));
  return Buffer.concat([lengthOf(heads), heads, rest]);
}

function putEntries(paths: readonly ReadonlyMap<string, readonly number[]>[], indexOf: ReadonlyMap<string, number>) {
  const uses = new Map<string, number>();
  for (const contents of paths)
    for (const at of contents.values()) {
      const key = at.join();
      uses.set(key, (uses.get(key) ?? 0) + 1);
    }
  const sets = [...uses].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).map(([key]) => key);
  const setOf = new Map(sets.map((key, index) => [key, index]));
  const columns = makeVarintWriter();
  const bits = makeBitWriter();
  const width = widthOf(indexOf.size);
  for (const key of sets) putSet(key.split(',').map(Number), (value) => columns.put(value));
  for (const contents of paths) columns.put(contents.size);
  let count = 0;
  for (const contents of paths) {
    for (const [digest, at] of [...contents].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      columns.put(setOf.get(at.join()) ?? 0);
      bits.put(indexOf.get(digest) ?? 0, width);
      count++;
    }
  }
  const small = columns.done();
  return { bytes: Buffer.concat([lengthOf(small), small, bits.done()]), count, sets: sets.length };
}

/** A set of releases as runs: how many, then for each the gap before it and its length. */
function putSet(numbers: readonly number[], put: (value: number) => void): void {
  const runs: { from: number; length: number }[] = [];
  for (const number of numbers) {
    const last = runs.at(-1);
    if (last && last.from + last.length === number) last.length++;
    else runs.push({ from: number, length: 1 });
  }
  put(runs.length);
  let end = 0;
  for (const { from, length } of runs) {
    put(from - end);
    put(length);
    end = from + length;
  }
}

/** Bits that the number of one of `count` things needs. */
export function widthOf(count: number): number {
  return count < 2 ? 1 : Math.ceil(Math.log2(count));
}

function lengthOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return length;
}

function frame(head: Omit<PackHead, 'sections'>, sections: Readonly<Record<SectionName, Uint8Array>>): Uint8Array {
  const packed = Object.entries(sections).map(([name, bytes]) => ({
    name: name as SectionName, // the keys of the record, and no others
    length: bytes.length,
    bytes: zstdCompressSync(bytes, { params: { [constants.ZSTD_c_compressionLevel]: 19 } }),
  }));
  const json = Buffer.from(
    JSON.stringify({
      ...head,
      sections: packed.map(({ name, length, bytes }) => ({ name, packed: bytes.length, length })),
    }),
  );
  const body = Buffer.concat([magic, lengthOf(json), json, ...packed.map(({ bytes }) => bytes)]);
  return Buffer.concat([body, Buffer.from(hash('sha256', body, 'hex'), 'hex')]);
}
