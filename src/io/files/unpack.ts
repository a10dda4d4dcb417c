import { Readable } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import unbzip2 from 'unbzip2-stream';
import { firstBytes } from './content.ts';

type Packing = 'gzip' | 'zstd' | 'bzip2';

/** How bytes are compressed, by their magic number. */
export function packingOf(start: Uint8Array): Packing | undefined {
  if (start[0] === 0x1f && start[1] === 0x8b) return 'gzip';
  if (start[0] === 0x28 && start[1] === 0xb5 && start[2] === 0x2f && start[3] === 0xfd) return 'zstd';
  if (start[0] === 0x42 && start[1] === 0x5a && start[2] === 0x68) return 'bzip2';
  return undefined;
}

/** Unpacks a stream. A stream that breaks off ends early; one that is garbage throws. */
export async function* unpacked(chunks: AsyncIterable<Uint8Array>, packing: Packing): AsyncGenerator<Buffer> {
  const from = Readable.from(chunks, { objectMode: false });
  const through = unpacker(packing);
  from.on('error', (error) => through.destroy(error));
  from.pipe(through);
  try {
    yield* (
      through instanceof Readable ? through : new Readable({ objectMode: false }).wrap(through)
    ) as AsyncIterable<Buffer>;
  } finally {
    from.destroy();
    through.destroy();
  }
}

function unpacker(packing: Packing): NodeJS.ReadWriteStream & { destroy(error?: Error): void } {
  if (packing === 'gzip') return createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
  if (packing === 'zstd') return createZstdDecompress({ finishFlush: constants.ZSTD_e_flush });
  return unbzip2() as ReturnType<typeof unpacker>; // an old-style stream, which has destroy as well
}

/** The first bytes of compressed content, unpacked; `undefined` if it is not compressed or cannot be unpacked. */
export async function unpackedStart(
  chunks: AsyncIterable<Uint8Array>,
  start: Uint8Array,
  most: number,
): Promise<Buffer | undefined> {
  const packing = packingOf(start);
  if (!packing) return undefined;
  try {
    return await firstBytes(unpacked(chunks, packing), most);
  } catch {
    return undefined;
  }
}
