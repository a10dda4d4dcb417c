import { gunzipSync } from 'node:zlib';
import { fromBufferPromise } from 'yauzl';
import { CannotTell } from '../../core/errors.ts';

const MOST_RECORDS = 200_000;
const MOST_ENTRY = 2 * 1024 * 1024;
const MOST_IN_ALL = 600 * 1024 * 1024;
const MOST_TEXT = 64 * 1024 * 1024;

/** What a document holds: an archive's records, JSON, or a text that may be packed with gzip. */
export async function contentOf(
  bytes: Buffer,
): Promise<{ readonly json?: unknown; readonly records?: readonly unknown[]; readonly text?: string }> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { records: await recordsOfZip(bytes) };
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unpackedText(bytes) : bytes.toString('utf8');
  return /^\s{0,100}[{[]/.test(plain) ? { json: parsed(plain) } : { text: plain };
}

function unpackedText(bytes: Buffer): string {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_TEXT }).toString('utf8');
  } catch (error) {
    throw new CannotTell('failed', 'The document cannot be unpacked.', { cause: error });
  }
}

/** The JSON records of an archive, one file each; records that are none are left out. */
export async function recordsOfZip(bytes: Buffer): Promise<readonly unknown[]> {
  const records: unknown[] = [];
  let total = 0;
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      // Packages that are hostile themselves are another matter, and ten times as many.
      if (!entry.fileName.endsWith('.json') || /(?:^|\/)MAL-/.test(entry.fileName)) continue;
      if (entry.uncompressedSize > MOST_ENTRY) continue;
      total += entry.uncompressedSize;
      if (records.length >= MOST_RECORDS || total > MOST_IN_ALL) throw new CannotTell('failed', 'The archive holds more than can be true.');
      const parts: Buffer[] = [];
      for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
      records.push(parsed(Buffer.concat(parts).toString('utf8')));
    }
  } catch (error) {
    if (error instanceof CannotTell) throw error;
    throw new CannotTell('failed', 'The archive cannot be read.', { cause: error });
  }
  return records;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
