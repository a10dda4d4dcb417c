/** Bytes of text files that are read unless more are asked for. */
export const TEXT_BYTES = 1024 * 1024;

/** The first bytes of a stream, which is left as soon as they are there. */
export async function firstBytes(chunks: AsyncIterable<Uint8Array>, most: number): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    kept.push(chunk);
    length += chunk.length;
    if (length >= most) break;
  }
  return Buffer.concat(kept).subarray(0, most);
}

/** A slice out of a stream. */
export async function slice(chunks: AsyncIterable<Uint8Array>, start: number, length: number): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let at = 0;
  for await (const chunk of chunks) {
    const from = Math.max(0, start - at);
    const to = Math.min(chunk.length, start + length - at);
    if (to > from) kept.push(chunk.subarray(from, to));
    at += chunk.length;
    if (at >= start + length) break;
  }
  return Buffer.concat(kept);
}

/** Bytes as text: UTF-8 (broken bytes become U+FFFD), or UTF-16 where a byte order mark says so. */
export function asText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
