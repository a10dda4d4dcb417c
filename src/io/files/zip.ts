import type { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { UserError } from '../../core/errors.ts';
import type { Tools } from '../../core/tools.ts';
import { archiveFiles } from './archive.ts';
import { makeCatalogue, type Listed } from './catalogue.ts';
import { firstBytes, slice } from './content.ts';
import { countLeftOut, type LeftOut } from './left-out.ts';
import { nameOf } from './names.ts';
import type { OpenedFiles } from './open.ts';
import { ZipReader } from './zip-reader.ts';

/** What is needed to unpack one entry; much smaller than yauzl's own record, of which there may be half a million. */
interface Place {
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly method: number;
  readonly locked: boolean;
}

const MOST_ENTRIES = 2_000_000;
// Deflate packs at most about 1 to 1,032; beyond this size nothing that honest shops store packs better than 1 to 500.
const BOMB_BYTES = 512 * 1024 * 1024;
const BOMB_RATIO = 500;
const LINK = 0o120000;
const FOLDER = 0o040000;
const FILE = 0o100000;

export async function openZip(path: string, name: string, tools: Tools): Promise<OpenedFiles> {
  const zip = await opened(path, name);
  const left = countLeftOut();
  const catalogue = makeCatalogue<Place>(left);
  let locked = 0;
  let files = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      tools.signal.throwIfAborted();
      if (entry.isEncrypted()) locked++;
      if (++files > MOST_ENTRIES) throw new Error('too many entries');
      await list(entry, zip, catalogue.add, left);
    }
  } catch (error) {
    tools.signal.throwIfAborted();
    zip.close();
    throw notWhole(name, error);
  }
  if (locked > 0 && locked === files) {
    zip.close();
    throw new UserError(`The archive "${name}" is locked with a password.`, {
      hint: 'Unpack it, and give the folder.',
    });
  }

  async function* open({ place }: Listed<Place>, start: number, end: number): AsyncGenerator<Uint8Array> {
    if (!place || place.locked) throw new Error('The entry is locked with a password.');
    if (place.size > BOMB_BYTES && place.size / Math.max(1, place.packed) > BOMB_RATIO) {
      throw new Error('The entry unpacks to far more than it holds.');
    }
    const stream = await streamOf(zip, place);
    try {
      if (start === 0) yield* stream as AsyncIterable<Buffer>;
      else yield await slice(stream as AsyncIterable<Buffer>, start, end - start);
    } finally {
      stream.destroy();
    }
  }

  return {
    files: archiveFiles({ name, catalogue, left, open, broken: undefined }, tools),
    close: async () => zip.close(),
  };
}

async function opened(path: string, name: string): Promise<ZipFile> {
  try {
    const reader = new ZipReader(path);
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    return await fromRandomAccessReaderPromise(reader, reader.size, options);
  } catch (error) {
    throw notWhole(name, error);
  }
}

function notWhole(name: string, cause: unknown): UserError {
  const message = `The archive "${name}" is damaged or cut off: its table of contents cannot be read.`;
  return new UserError(message, { hint: 'Copy it again, or give the folder itself.', cause });
}

type Add = (name: string, listed: Listed<Place>) => void;

async function list(entry: Entry, zip: ZipFile, add: Add, left: LeftOut): Promise<void> {
  // With decodeStrings off the name is the bytes as they stand.
  const raw = nameOf(entry.fileName as unknown as Buffer);
  const made = entry.versionMadeBy >> 8;
  const name = made !== 3 && !raw.includes('/') ? raw.replaceAll('\\', '/') : raw;
  const unix = made === 3 || made === 19 ? entry.externalFileAttributes >>> 16 : 0;
  const kind = unix & 0o170000;
  const place = {
    offset: entry.relativeOffsetOfLocalHeader,
    packed: entry.compressedSize,
    size: entry.uncompressedSize,
    method: entry.compressionMethod,
    locked: entry.isEncrypted(),
  };
  const modified = Math.floor(entry.getLastModDate({ timezone: 'UTC' }).getTime() / 1000) || 0;
  const about = { mode: unix & 0o7777, modified };
  if (name.endsWith('/') || kind === FOLDER) return add(name, { ...about, type: 'folder', size: 0 });
  if (kind === LINK) {
    const target = await targetOf(zip, place).catch(() => '');
    return add(name, { ...about, type: 'link', size: 0, target });
  }
  if (kind !== 0 && kind !== FILE) return left.special(name);
  add(name, { ...about, type: 'file', size: entry.uncompressedSize, place });
}

async function targetOf(zip: ZipFile, place: Place): Promise<string> {
  const stream = await streamOf(zip, place);
  return nameOf(await firstBytes(stream as AsyncIterable<Buffer>, 4_096));
}

async function streamOf(zip: ZipFile, place: Place): Promise<Readable> {
  // yauzl reads no more of an entry here than where it begins.
  const entry = { relativeOffsetOfLocalHeader: place.offset, compressedSize: place.packed } as Entry;
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
  if (place.method !== 0 && place.method !== 8) throw new Error('The entry is packed in a way that is not known.');
  const deflated = place.method === 8;
  return new Promise((resolve, reject) => {
    zip.openReadStreamLowLevel(fileDataStart, place.packed, 0, place.packed, deflated, place.size, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}
