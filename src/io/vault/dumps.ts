import { createReadStream } from 'node:fs';
import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';

/** A file that is, or looks like, a copy of a database. */
export interface DumpFile {
  readonly path: string;
  readonly bytes: number;
  /** ISO 8601. */
  readonly changed: string;
  /** What its beginning says; `name` where only its name tells. */
  readonly by: 'content' | 'name';
}

export interface DumpHunt {
  readonly files: readonly DumpFile[];
  /** Not everything was looked at. */
  readonly isCut: boolean;
}

const MOST_FILES = 500_000;
const MOST_MILLISECONDS = 30_000;
const DEEPEST = 20;
const HEAD_BYTES = 64 * 1024;
const SHOWN = 100;

const likely =
  /\.(?:sql|dump|dmp|psql|pgdump|mysql|mysqldump|sqlite3?|db|db3)(?:\.(?:gz|bz2|xz|zst|zip|7z|rar))?(?:\.\d+|[.~_-](?:bak|old|orig|\d{4,14}))?~?$/i;
const packed =
  /(?:backup|dump|mysql|pgsql|database|_db_|-db-|\bdb\b).{0,60}\.(?:tar|tgz|tar\.gz|tar\.bz2|tar\.xz|tar\.zst|zip|7z|rar|gz|bz2|xz|zst)$/i;
const begins =
  /^SQLite format 3\0|^PGDMP|-- (?:MySQL|MariaDB) dump|PostgreSQL database dump|phpMyAdmin SQL Dump|-- Adminer |mysqldump|CREATE TABLE|INSERT INTO|^COPY .{1,200} FROM stdin;/m;

/** Looks for dumps and copies of databases below folders, by name and by how they begin. Follows no links, reads little. */
export async function findDumps(roots: readonly string[], signal: AbortSignal): Promise<DumpHunt> {
  const until = performance.now() + MOST_MILLISECONDS;
  const files: DumpFile[] = [];
  const folders = roots.map((path) => ({ path, depth: 0 }));
  let seen = 0;
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const entries = await opendir(folder.path).catch(() => undefined);
    if (!entries) continue;
    for await (const entry of entries) {
      signal.throwIfAborted();
      seen += 1;
      if (seen > MOST_FILES || performance.now() > until || files.length >= SHOWN) {
        await entries.close().catch(() => undefined);
        return { files, isCut: true };
      }
      const path = join(folder.path, entry.name);
      if (entry.isDirectory() && folder.depth < DEEPEST) folders.push({ path, depth: folder.depth + 1 });
      else if (entry.isFile() && (likely.test(entry.name) || packed.test(entry.name))) {
        const found = await dumpAt(path);
        if (found) files.push(found);
      }
    }
  }
  return { files, isCut: false };
}

async function dumpAt(path: string): Promise<DumpFile | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found || found.size === 0) return undefined;
  const about = { path, bytes: found.size, changed: found.mtime.toISOString() };
  const head = await headOf(path).catch(() => undefined);
  if (head === undefined) return { ...about, by: 'name' };
  return begins.test(head) ? { ...about, by: 'content' } : undefined;
}

/** How a file begins, unpacked if it is gzip; `undefined` for packed files of other kinds. */
async function headOf(path: string): Promise<string | undefined> {
  if (/\.(?:bz2|xz|zst|zip|7z|rar|tar|tgz|tar\.gz)(?:\W.*)?$/i.test(path)) return undefined;
  const raw = createReadStream(path, { end: HEAD_BYTES - 1 });
  const text = /\.gz(?:\W.*)?$/i.test(path) ? raw.pipe(createGunzip()) : raw;
  raw.on('error', (error) => text.destroy(error));
  let head = '';
  try {
    for await (const part of text) {
      head += (part as Buffer).toString('latin1');
      if (head.length >= HEAD_BYTES) break;
    }
  } catch (error) {
    if (head === '') throw error; // the end is cut off on purpose; only the beginning counts
  }
  return head.slice(0, HEAD_BYTES);
}
