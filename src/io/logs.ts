import { createReadStream } from 'node:fs';
import { glob, open, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CannotTell } from '../core/errors.ts';
import { Unknown } from '../core/fact.ts';
import type { Files, LogFile, Logs } from '../core/hands.ts';
import { printable } from '../core/text.ts';
import { packingOf, unpacked } from './files/unpack.ts';

export interface LogPlaces {
  /** Of this machine; what `--logs` says. */
  readonly globs: readonly string[];
  /** The store's folder, where it is one of this machine. */
  readonly root: string | undefined;
  /** Whether this machine is the store's server. */
  readonly host: boolean;
}

const MOST_FILES = 2000;
const GIB = 1024 ** 3;
/** Of one file, unpacked. */
const MOST_UNPACKED = 32 * GIB;

const inRoot = ['logs', 'log', 'var/log', 'access-logs'];
const besideRoot = ['logs', 'log', 'access-logs', 'statistics/logs'];
const onServer = ['/var/log/nginx', '/var/log/apache2', '/var/log/httpd', '/var/log/lighttpd', '/var/log/caddy'];
const accessLog = /access.{0,60}log|log.{0,20}access|access\.(?:gz|zst|bz2|\d)|ssl_log|-[A-Z][a-z]{2}-\d{4}\.gz$/;

/** Opens the access logs that the user named, or those that lie where they usually do. */
export async function openLogs(places: LogPlaces, files: Files | Unknown): Promise<Logs | Unknown> {
  const named = await byGlob(places.globs);
  if (places.globs.length > 0 && named.length === 0)
    return new Unknown('failed', `No file fits ${printable(places.globs.join(', '), 200)}.`);
  if (named.length > 0) return { files: sorted(named), read: (file) => readLocal(file) };
  if (places.root !== undefined || places.host) {
    const found = await byPlace(places);
    return found.length > 0 ? { files: sorted(found), read: (file) => readLocal(file) } : none;
  }
  if (files instanceof Unknown) return none;
  const within = await inFiles(files);
  return within.length > 0
    ? { files: sorted(within), read: (file) => unpackedFile(file, files.read(file.path)) }
    : none;
}

const none = new Unknown('not-asked', 'No access log was found; name them, such as --logs "/var/log/nginx/*access*".');

function sorted(files: readonly LogFile[]): readonly LogFile[] {
  return files.toSorted((one, other) => one.modified - other.modified || (one.path < other.path ? -1 : 1));
}

async function byGlob(globs: readonly string[]): Promise<readonly LogFile[]> {
  const paths = new Set<string>();
  for (const pattern of globs) {
    for await (const path of glob(pattern)) {
      paths.add(path);
      if (paths.size >= MOST_FILES) break;
    }
  }
  return described([...paths], true);
}

async function byPlace({ root, host }: LogPlaces): Promise<readonly LogFile[]> {
  const real = root === undefined ? undefined : await realpath(root).catch(() => undefined);
  const whole = real !== undefined && (await stat(real)).isDirectory() ? real : undefined;
  const folders = [
    ...(whole === undefined ? [] : inRoot.map((one) => join(whole, one))),
    ...(real === undefined || dirname(real) === '/' ? [] : besideRoot.map((one) => join(dirname(real), one))),
    ...(host ? onServer : []),
  ];
  const paths = new Set<string>();
  for (const folder of folders) {
    const names = await readdir(folder).catch(() => []);
    for (const name of names) if (isAccessLog(name, folder) && paths.size < MOST_FILES) paths.add(join(folder, name));
  }
  return described([...paths], false);
}

function isAccessLog(name: string, folder: string): boolean {
  return accessLog.test(name) || basename(folder) === 'access-logs';
}

async function described(paths: readonly string[], named: boolean): Promise<readonly LogFile[]> {
  const found: LogFile[] = [];
  for (const path of paths) {
    const seen = await stat(path).catch(() => undefined);
    if (seen?.isFile() && seen.size > 0) found.push({ path, size: seen.size, modified: seen.mtimeMs / 1000, named });
  }
  return found;
}

async function inFiles(files: Files): Promise<readonly LogFile[]> {
  const found: LogFile[] = [];
  for (const folder of inRoot) {
    for (const { path, type, size, modified } of (await files.list(folder)) ?? []) {
      if (type === 'file' && size > 0 && isAccessLog(basename(path), folder))
        found.push({ path, size, modified, named: false });
    }
  }
  return found.slice(0, MOST_FILES);
}

async function* readLocal(file: LogFile): AsyncGenerator<Uint8Array> {
  // A pipe that nobody writes to would be waited for; `stat` has said that it is a file.
  const handle = await open(file.path).catch((cause: unknown) => {
    throw new CannotTell('no-access', `${printable(file.path, 200)} may not be read by this user.`, { cause });
  });
  await handle.close();
  yield* unpackedFile(file, createReadStream(file.path, { highWaterMark: 1024 * 1024 }));
}

async function* unpackedFile(file: LogFile, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const packing = packingOf(first.value);
  const whole = again(first.value, iterator);
  let size = 0;
  try {
    for await (const chunk of packing ? unpacked(whole, packing) : whole) {
      size += chunk.length;
      if (size > MOST_UNPACKED) throw new CannotTell('failed', 'It unpacks to more than can be true.');
      yield chunk;
    }
  } catch (cause) {
    throw new CannotTell('failed', `${printable(file.path, 200)} cannot be read to its end.`, { cause });
  }
}

async function* again(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
