import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { nameOf } from '../files/names.ts';
import { makeSpool, type Spool } from '../files/spool.ts';
import { ZipReader } from '../files/zip-reader.ts';
import { type Budget, Refused } from './budget.ts';
import { asBuffer } from './peek.ts';

export interface ZipMember {
  readonly name: string;
  readonly locked: boolean;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const MOST_SPOOLED = 8 * 1024 ** 3;
const SLICE = 256 * 1024;
const NAMES = 200;

/** The members of a zip archive that lies on disk, in the order of its table; `names` are the first of them. */
export async function* zipMembers(
  path: string,
  budget: Budget,
): AsyncGenerator<ZipMember & { readonly names: readonly string[] }> {
  const reader = new ZipReader(path);
  yield* members(reader, reader.size, budget);
}

/** The same for one that comes out of something else. It is laid aside, packed, in a file without a name. */
export async function* zipMembersIn(
  bytes: AsyncIterable<Uint8Array>,
  budget: Budget,
): AsyncGenerator<ZipMember & { readonly names: readonly string[] }> {
  const spool = makeSpool(MOST_SPOOLED);
  try {
    let size = 0;
    for await (const chunk of bytes) {
      if (spool.put(asBuffer(chunk)) === undefined)
        throw new Refused('There is no room to unpack an archive inside an archive.');
      size += chunk.length;
    }
    yield* members(new SpoolReader(spool), size, budget);
  } finally {
    spool.close();
  }
}

async function* members(reader: RandomAccessReader, size: number, budget: Budget) {
  const zip = await fromRandomAccessReaderPromise(reader, size, {
    autoClose: false,
    lazyEntries: true,
    decodeStrings: false,
  });
  try {
    const held: Entry[] = [];
    const names: string[] = [];
    let told = false;
    for await (const entry of zip.eachEntry()) {
      budget.member();
      if (!told) {
        held.push(entry);
        names.push(nameIn(entry));
        if (held.length < NAMES) continue;
        told = true;
        for (const one of held.splice(0)) yield* member(zip, one, names, budget);
      } else yield* member(zip, entry, names, budget);
    }
    for (const one of held) yield* member(zip, one, names, budget);
  } finally {
    zip.close();
  }
}

function* member(zip: ZipFile, entry: Entry, names: readonly string[], budget: Budget) {
  const name = nameIn(entry);
  if (name.endsWith('/')) return;
  yield { name, names, locked: entry.isEncrypted(), bytes: contentOf(zip, entry, budget) };
}

/** With decodeStrings off the name is the bytes as they stand. */
function nameIn(entry: Entry): string {
  return nameOf(entry.fileName as unknown as Buffer);
}

async function* contentOf(zip: ZipFile, entry: Entry, budget: Budget): AsyncGenerator<Uint8Array> {
  const place = {
    relativeOffsetOfLocalHeader: entry.relativeOffsetOfLocalHeader,
    compressedSize: entry.compressedSize,
  };
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(place as Entry, { minimal: true });
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8)
    throw new Refused('It is packed in a way that is not known.');
  const stream = await new Promise<Readable>((resolve, reject) => {
    const { compressedSize: packed, uncompressedSize: size } = entry;
    const deflated = entry.compressionMethod === 8;
    zip.openReadStreamLowLevel(fileDataStart, packed, 0, packed, deflated, size, (error, opened) => {
      if (error) reject(error);
      else resolve(opened);
    });
  });
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      budget.take(chunk.length);
      yield chunk;
    }
  } finally {
    stream.destroy();
  }
}

class SpoolReader extends RandomAccessReader {
  readonly #spool: Spool;

  constructor(spool: Spool) {
    super();
    this.#spool = spool;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(slices(this.#spool, start, end), { objectMode: false });
  }
}

function* slices(spool: Spool, start: number, end: number): Generator<Buffer> {
  for (let at = start; at < end; at += SLICE) yield spool.get(at, Math.min(SLICE, end - at));
}
