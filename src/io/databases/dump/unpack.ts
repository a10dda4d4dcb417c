import { createReadStream, openSync, readSync, closeSync } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import unbzip2 from 'unbzip2-stream';

export type Packing = 'none' | 'gzip' | 'zstd' | 'bzip2' | 'utf-16';

const CHUNK = 64 * 1024;
/** What comes out of a packed dump after this is not read: no store's dump is as large, a bomb may be. */
const MOST_UNPACKED = 512 * 1024 ** 3;

/** The first bytes of a file. */
export function headOf(path: string, length = 512): Buffer {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(handle, bytes, 0, length, 0));
  } finally {
    closeSync(handle);
  }
}

/** By its first bytes, whatever the name says. */
export function packingOf(head: Buffer): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.readUInt32BE(0) === 0x28b52ffd) return 'zstd';
  if (head.subarray(0, 3).toString('latin1') === 'BZh') return 'bzip2';
  // What PowerShell's `>` makes of a dump.
  return head[0] === 0xff && head[1] === 0xfe ? 'utf-16' : 'none';
}

/** The text of a dump as latin-1 chunks, one character a byte. Throws what the decompressor throws, once it must. */
export async function* unpack(path: string, packing: Packing, from = 0, signal?: AbortSignal): AsyncGenerator<string> {
  const file = createReadStream(path, { start: from, highWaterMark: CHUNK });
  const opened = open(file, packing);
  const decoder = packing === 'utf-16' ? new TextDecoder('utf-16le') : undefined;
  let total = 0;
  try {
    for await (const chunk of opened as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      total += chunk.length;
      if (total > MOST_UNPACKED && packing !== 'none') return;
      yield decoder
        ? Buffer.from(decoder.decode(chunk, { stream: true })).toString('latin1')
        : chunk.toString('latin1');
    }
  } finally {
    file.destroy();
    opened.destroy();
  }
}

function open(file: Readable, packing: Packing): Readable {
  if (packing === 'none' || packing === 'utf-16') return file;
  const unpacker = unpackerOf(packing);
  const opened = new PassThrough();
  file.on('error', (error) => opened.destroy(error));
  unpacker.once('error', (error: Error) => opened.destroy(error));
  file.pipe(unpacker).pipe(opened);
  return opened;
}

function unpackerOf(packing: 'gzip' | 'zstd' | 'bzip2'): NodeJS.ReadWriteStream {
  if (packing === 'gzip') return createGunzip({ chunkSize: CHUNK });
  return packing === 'zstd' ? createZstdDecompress({ chunkSize: CHUNK }) : unbzip2();
}
