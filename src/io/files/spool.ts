import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Room for what was unpacked: a file without a name that vanishes with the process, readable by nobody else. */
export interface Spool {
  /** Where the bytes were put; `undefined` if there is no more room. */
  put(chunk: Uint8Array): number | undefined;
  get(start: number, length: number): Buffer;
  close(): void;
}

/** At most `most` bytes, and never more than half of what is free. */
export function makeSpool(most: number): Spool {
  const folder = mkdtempSync(join(tmpdir(), 'storewarden-')); // mode 0700
  let file: number;
  try {
    file = openSync(join(folder, 'spool'), 'wx+', 0o600);
  } finally {
    // The open file stays usable; its name is gone before the first byte is written.
    rmSync(folder, { recursive: true, force: true });
  }
  const { bavail, bsize } = statfsSync(tmpdir());
  const room = Math.min(most, (bavail * bsize) / 2);
  let end = 0;
  return {
    put(chunk) {
      if (end + chunk.length > room) return undefined;
      const start = end;
      for (let done = 0; done < chunk.length;) done += writeSync(file, chunk, done, chunk.length - done, start + done);
      end += chunk.length;
      return start;
    },
    get(start, length) {
      const buffer = Buffer.alloc(Math.min(length, Math.max(0, fstatSync(file).size - start)));
      const count = readSync(file, buffer, 0, buffer.length, start);
      return buffer.subarray(0, count);
    },
    close: () => closeSync(file),
  };
}
