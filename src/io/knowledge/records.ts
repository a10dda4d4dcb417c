import { fromBufferPromise } from 'yauzl';
import { CannotTell } from '../../core/errors.ts';

const MOST_RECORDS = 200_000;
const MOST_ENTRY = 2 * 1024 * 1024;
const MOST_IN_ALL = 600 * 1024 * 1024;

/** The JSON records of an archive, one file each; records that are none are left out. */
export async function recordsOfZip(bytes: Buffer): Promise<readonly unknown[]> {
  const records: unknown[] = [];
  let total = 0;
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      if (!entry.fileName.endsWith('.json') || entry.uncompressedSize > MOST_ENTRY) continue;
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
