import type { Readable, Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createZstdDecompress } from 'node:zlib';

const MOST_LAYERS = 3;
// 8 MiB: what RFC 9659 lets a server ask of a client.
const ZSTD_WINDOW_LOG = 23;

/** The first `most` bytes of an answer, decompressed as they come; never more is kept, whatever it unpacks to. */
export async function readBody(
  body: Readable,
  encodings: readonly string[],
  most: number,
): Promise<{ readonly bytes: Buffer; readonly cut: boolean; readonly late: boolean }> {
  const chunks: Buffer[] = [];
  let size = 0;
  let cut = false;
  let late = false;
  body.on('error', () => {});
  try {
    for await (const chunk of unpacked(body, encodings)) {
      const bytes = Buffer.from(chunk as Uint8Array);
      chunks.push(bytes.subarray(0, most - size));
      size += bytes.length;
      cut = size > most;
      if (cut) break;
    }
  } catch (error) {
    late = error instanceof Error && error.name === 'TimeoutError';
    if (size === 0 && late) throw error;
    // Broken compression, a lost connection or the end of our patience: what came before stands.
    cut = true;
  } finally {
    body.destroy();
  }
  return { bytes: Buffer.concat(chunks), cut, late };
}

function unpacked(body: Readable, encodings: readonly string[]): Readable {
  let stream = body;
  for (const name of encodings.slice(-MOST_LAYERS).toReversed()) {
    const decoder = decoderOf(name);
    if (!decoder) continue;
    stream.on('error', (error: Error) => decoder.destroy(error));
    decoder.on('error', () => {});
    stream = stream.pipe(decoder);
  }
  return stream;
}

function decoderOf(name: string): Transform | undefined {
  switch (name) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ finishFlush: constants.Z_SYNC_FLUSH });
    case 'br':
      return createBrotliDecompress();
    case 'zstd':
      return createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_LOG } });
    case 'deflate':
      return createInflate();
    default:
      return undefined;
  }
}

/** Bytes as text, by the charset of the header, the byte order mark or the page's own head; UTF-8 if none is told. */
export function decodeText(bytes: Uint8Array, contentType: string): string {
  const told = charsetIn(contentType) ?? charsetOfMark(bytes) ?? charsetIn(headOf(bytes)) ?? 'utf-8';
  try {
    return new TextDecoder(told).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function charsetIn(text: string): string | undefined {
  return /charset\s{0,3}=\s{0,3}["']?([a-z0-9_:.-]{2,40})/i.exec(text)?.[1]?.toLowerCase();
}

function charsetOfMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
}

function headOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  return /<meta\b[^>]{0,200}charset[^>]{0,80}>/i.exec(head)?.[0] ?? '';
}
