import { PassThrough, Readable } from 'node:stream';
import { ReadableStream } from 'node:stream/web';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import unbzip2 from 'unbzip2-stream';
import xz from 'xz-decompress';
import type { Budget } from './budget.ts';

export type Packed = 'gzip' | 'zstd' | 'bzip2' | 'xz';

const CHUNK = 256 * 1024;

/** What comes out of a compressed stream. Throws what the unpacker throws, or `Refused` when it becomes too much. */
export async function* unpacked(
  bytes: AsyncIterable<Uint8Array>,
  how: Packed,
  budget: Budget,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of how === 'xz' ? throughXz(bytes) : throughNode(bytes, how)) {
    budget.take(chunk.length);
    yield chunk;
  }
}

async function* throughNode(bytes: AsyncIterable<Uint8Array>, how: Exclude<Packed, 'xz'>): AsyncGenerator<Uint8Array> {
  const unpacker = unpackerOf(how);
  const input = Readable.from(copies(bytes), { objectMode: false, highWaterMark: CHUNK });
  const output = new PassThrough();
  // Old streams such as unbzip2's pass no errors on.
  const fail = (error: Error): void => void output.destroy(error);
  input.once('error', fail);
  unpacker.once('error', fail);
  input.pipe(unpacker).pipe(output);
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    input.destroy();
    output.destroy();
  }
}

function unpackerOf(how: Exclude<Packed, 'xz'>): NodeJS.ReadWriteStream {
  if (how === 'gzip') return createGunzip({ chunkSize: CHUNK });
  return how === 'zstd' ? createZstdDecompress({ chunkSize: CHUNK }) : unbzip2();
}

async function* throughXz(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const input = ReadableStream.from(copies(bytes));
  const opened = new xz.XzReadableStream(input) as unknown as AsyncIterable<Uint8Array>; // the web's stream and Node's are the same
  yield* opened;
}

/** Unpackers keep what they are given for a while; chunks of a file are overwritten by the next. */
async function* copies(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) yield Buffer.from(chunk);
}
