import { createReadStream } from 'node:fs';
import { extract, type Extract, type Header } from 'tar-stream';
import { CannotTell, UserError } from '../../core/errors.ts';
import type { Tools } from '../../core/tools.ts';
import { archiveFiles } from './archive.ts';
import { type Catalogue, type Listed, makeCatalogue } from './catalogue.ts';
import { countLeftOut, type LeftOut } from './left-out.ts';
import { linkInside, nameOf } from './names.ts';
import type { OpenedFiles } from './open.ts';
import { makeSpool, type Spool } from './spool.ts';
import { unpacked } from './unpack.ts';

/** Where content begins in the unpacked archive, and where the first `kept` bytes of it lie in the spool. */
interface Place {
  readonly offset: number;
  readonly spooled?: number;
  readonly kept: number;
}

type Entry = AsyncIterable<Buffer> & { readonly header: Header; resume(): void };
type Packing = 'gzip' | 'zstd' | 'bzip2' | undefined;

const MOST_ENTRIES = 2_000_000;
const KEPT_WHOLE = 2 * 1024 * 1024;
const KEPT_START = 256 * 1024;
const MOST_SPOOLED = 8 * 1024 ** 3;
const MOST_PASSES = 40;

/**
 * A tar archive, listed in one pass. Of a compressed one the files up to 2 MiB and the first 256 KiB of longer ones are
 * spooled to a nameless temporary file, so that they can be read again in any order; what lies beyond is unpacked anew.
 */
export async function openTar(path: string, name: string, packing: Packing, tools: Tools): Promise<OpenedFiles> {
  const left = countLeftOut();
  const catalogue = makeCatalogue<Place>(left);
  const spool = packing ? makeSpool(MOST_SPOOLED) : undefined;
  const source = (): AsyncIterable<Uint8Array> =>
    packing ? unpacked(createReadStream(path), packing) : createReadStream(path);
  let broken: string | undefined;
  try {
    await listAll(source(), catalogue, left, spool, tools);
  } catch (error) {
    tools.signal.throwIfAborted();
    if (catalogue.count() === 0) {
      spool?.close();
      throw noArchive(name, error);
    }
    broken = `The archive "${name}" is damaged or cut off: what stands behind the break was not seen.`;
  }
  if (catalogue.count() === 0 && broken === undefined) {
    spool?.close();
    throw new UserError(`The archive "${name}" is empty.`, {
      hint: 'Give the backup that holds the files of the store.',
    });
  }

  let passes = 0;
  async function* open({ place }: Listed<Place>, start: number, end: number): AsyncGenerator<Uint8Array> {
    if (!place) return;
    if (!packing) {
      if (end > start) yield* createReadStream(path, { start: place.offset + start, end: place.offset + end - 1 });
      return;
    }
    if (spool && place.spooled !== undefined && start < place.kept) {
      yield spool.get(place.spooled + start, Math.min(end, place.kept) - start);
    }
    if (end <= place.kept) return;
    if (++passes > MOST_PASSES) {
      throw new CannotTell(
        'unsupported',
        `The archive "${name}" is too large to be read in any order; unpack it, and give the folder.`,
      );
    }
    yield* range(source(), place.offset + Math.max(start, place.kept), place.offset + end);
  }

  return {
    files: archiveFiles({ name, catalogue, left, open, broken }, tools),
    close: async () => spool?.close(),
  };
}

function noArchive(name: string, cause: unknown): UserError {
  return new UserError(`"${name}" is no archive of files, or it is damaged from its beginning.`, {
    hint: 'Files come as a folder, .zip, .tar, .tar.gz or .tar.zst; a database dump is given with --db.',
    cause,
  });
}

async function listAll(
  chunks: AsyncIterable<Uint8Array>,
  catalogue: Catalogue<Place>,
  left: LeftOut,
  spool: Spool | undefined,
  tools: Tools,
): Promise<void> {
  // Latin-1 keeps the bytes of names as they are.
  const options = { filenameEncoding: 'latin1', highWaterMark: 256 * 1024 };
  const tar = extract(options);
  const feeding = feed(chunks, tar);
  feeding.catch(() => undefined); // awaited below, once the entries that came before are listed
  let seen = 0;
  try {
    for await (const entry of tar) {
      tools.signal.throwIfAborted();
      if (++seen > MOST_ENTRIES) throw new Error('too many entries');
      if (seen % 1000 === 0) tools.tell({ what: 'files', done: seen });
      await list(entry as unknown as Entry, catalogue, left, spool);
    }
    await feeding;
  } catch (error) {
    tar.destroy(asError(error));
    await feeding.catch(() => undefined);
    throw error;
  }
}

/** Writes the archive into the parser, no faster than it is read. */
async function feed(chunks: AsyncIterable<Uint8Array>, tar: Extract): Promise<void> {
  try {
    for await (const chunk of chunks) {
      if (tar.destroyed) return;
      if (!tar.write(chunk)) await drained(tar);
    }
  } finally {
    // Also after damage: what came before it is still listed.
    tar.end(null);
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function drained(tar: Extract): Promise<void> {
  return new Promise((resolve) => {
    tar.once('drain', () => resolve());
    tar.once('close', () => resolve());
  });
}

async function list(entry: Entry, catalogue: Catalogue<Place>, left: LeftOut, spool: Spool | undefined): Promise<void> {
  // tar-stream says where content begins, and keeps the extended header; its types do not.
  const header = entry.header as Header & {
    readonly byteOffset: number;
    readonly pax?: Readonly<Record<string, string>>;
  };
  const name = header.pax?.['path'] ?? raw(header.name);
  const about = {
    mode: (header.mode ?? 0) & 0o7777,
    uid: header.uid ?? 0,
    gid: header.gid ?? 0,
    modified: Math.floor((header.mtime?.getTime() ?? 0) / 1000) || 0,
  };
  const target = header.pax?.['linkpath'] ?? raw(header.linkname ?? '');
  const size = header.size ?? 0;
  switch (header.type) {
    case 'directory':
      catalogue.add(name, { ...about, type: 'folder', size: 0 });
      break;
    case 'symlink':
      catalogue.add(name, { ...about, type: 'link', size: 0, target });
      break;
    case 'link': {
      const same = catalogue.content(linkInside('', target.replace(/^\/+/, '')) ?? '');
      if (same) catalogue.add(name, same);
      else left.outside(name);
      break;
    }
    case 'file':
    case 'contiguous-file': {
      const start = await keep(entry, size, spool);
      catalogue.add(name, { ...about, type: 'file', size, place: { offset: header.byteOffset, ...start } });
      return;
    }
    case 'block-device':
    case 'character-device':
    case 'fifo':
    default:
      left.special(name);
  }
  entry.resume();
}

function raw(latin1: string): string {
  return nameOf(Buffer.from(latin1, 'latin1'));
}

/** Puts what will be wanted again into the spool, and reads the entry to its end. */
async function keep(entry: Entry, size: number, spool: Spool | undefined): Promise<{ spooled?: number; kept: number }> {
  const wanted = spool ? (size <= KEPT_WHOLE ? size : KEPT_START) : 0;
  let spooled: number | undefined;
  let kept = 0;
  for await (const chunk of entry) {
    if (!spool || kept >= wanted) continue;
    const piece = chunk.subarray(0, wanted - kept);
    const at = spool.put(piece);
    if (at === undefined) {
      spool = undefined;
      continue;
    }
    spooled ??= at;
    kept += piece.length;
  }
  return { kept, ...(spooled === undefined ? {} : { spooled }) };
}

async function* range(chunks: AsyncIterable<Uint8Array>, start: number, end: number): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of chunks) {
    const from = Math.max(0, start - at);
    const to = Math.min(chunk.length, end - at);
    if (to > from) yield chunk.subarray(from, to);
    at += chunk.length;
    if (at >= end) return;
  }
}
