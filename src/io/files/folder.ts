import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import type { FileEntry, Files } from '../../core/hands.ts';
import type { Tools } from '../../core/tools.ts';
import { makeBreath } from './breath.ts';
import { asText, TEXT_BYTES } from './content.ts';
import { countLeftOut, type LeftOut } from './left-out.ts';
import { byName, bytesOf, folderOf, inside, joined, nameOf } from './names.ts';
import { unpackedStart } from './unpack.ts';

const CHUNK = 256 * 1024;
// Never waits for a FIFO's writer, and never follows a link that was put there in the meantime.
const READ = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW;

/**
 * A folder on this machine. Calls are synchronous underneath, which is several times faster for many small files, and
 * give way to the rest of the program every few milliseconds. `root` is an absolute path without links.
 */
export function folderFiles(root: string, name: string, tools: Tools): Files {
  const left = countLeftOut();
  const breathe = makeBreath(tools.signal);
  const place = makePlace(root, left);

  function list(path: string): FileEntry[] | undefined {
    const names = namesIn(path, place, left);
    return names?.map((one) => entryOf(joined(path, one), place, left)).filter((entry) => entry !== undefined);
  }

  async function* walk(path = '', options: { readonly skip?: (folder: string) => boolean } = {}) {
    const start = inside(path);
    const first = start === undefined ? undefined : openFolder(start, place, left);
    const stack = first ? [first] : [];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const one = top.names[top.at++];
      if (one === undefined) {
        stack.pop();
        continue;
      }
      const pause = breathe();
      if (pause) await pause;
      const entry = describe(joined(top.folder, one), systemPath(`${top.real}/${one}`), left);
      if (!entry) continue;
      yield entry;
      if (entry.type !== 'folder' || options.skip?.(entry.path)) continue;
      const inner = openFolder(entry.path, place, left);
      if (inner) stack.push(inner);
    }
  }

  async function* read(path: string): AsyncGenerator<Uint8Array> {
    const opened = openFile(path, place, left);
    if (!opened) return;
    try {
      for (let at = 0; ;) {
        await breathe();
        const chunk = readAt(opened.file, at, CHUNK);
        if (chunk.length === 0) return;
        at += chunk.length;
        yield chunk;
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      left.unreadable(path);
    } finally {
      closeSync(opened.file);
    }
  }

  async function bytes(path: string, start: number, length: number): Promise<Buffer | undefined> {
    await breathe();
    const opened = openFile(path, place, left);
    if (!opened) return undefined;
    try {
      return readAt(opened.file, start, Math.min(length, Math.max(0, opened.size - start)));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      left.unreadable(path);
      return undefined;
    } finally {
      closeSync(opened.file);
    }
  }

  return {
    name,
    kind: 'folder',
    live: true,
    left: left.counts,
    read,
    bytes,
    walk,
    async text(path, most = TEXT_BYTES) {
      const content = await bytes(path, 0, most);
      return content && asText(content);
    },
    async stat(path) {
      const safe = inside(path);
      return safe === undefined ? undefined : entryOf(safe, place, left);
    },
    async list(path) {
      await breathe();
      const safe = inside(path);
      return safe === undefined ? undefined : list(safe);
    },
    async unpack(path, most) {
      const start = await bytes(path, 0, 8);
      return start && unpackedStart(read(path), start, most);
    },
  };
}

/** A folder that is being walked through. */
interface OpenFolder {
  readonly folder: string;
  /** Where it lies on disk, without a slash at the end. */
  readonly real: string;
  readonly names: readonly string[];
  at: number;
}

function openFolder(folder: string, place: Place, left: LeftOut): OpenFolder | undefined {
  const names = namesIn(folder, place, left);
  const where = names && place(folder === '' ? 'x' : `${folder}/x`);
  if (!names || where === undefined) return undefined;
  const real = (typeof where === 'string' ? where : nameOf(where)).slice(0, -2);
  return { folder, real, names, at: 0 };
}

/** Where a path below the root lies on disk; `undefined` if its folder is not there or lies outside the root. */
type Place = (path: string) => string | Buffer | undefined;

/** Node takes plain text faster than bytes; names that are not UTF-8 need the bytes. */
function systemPath(path: string): string | Buffer {
  return path.isWellFormed() ? path : bytesOf(path);
}

function realPath(path: string): string {
  return nameOf(realpathSync.native(systemPath(path), { encoding: 'buffer' }));
}

function isBelow(path: string, root: string): boolean {
  return path.startsWith(root === '/' ? '/' : `${root}/`);
}

const MOST_LATELY = 40;

function makePlace(root: string, left: LeftOut): Place {
  const base = root === '/' ? '' : root;
  // A walk comes back to the folders above the one that it is in, and to no others.
  const lately = new Map<string, string | undefined>();

  function real(folder: string): string | undefined {
    if (folder === '') return base;
    if (lately.has(folder)) return lately.get(folder);
    const found = attempt(folder, left, () => realPath(`${base}/${folder}`));
    const within = found !== undefined && (found === root || isBelow(found, root));
    if (found !== undefined && !within) left.outside(folder);
    const [oldest] = lately.keys();
    if (oldest !== undefined && lately.size >= MOST_LATELY) lately.delete(oldest);
    lately.set(folder, within ? found : undefined);
    return lately.get(folder);
  }

  return (path) => {
    if (path === '') return systemPath(root);
    const folder = folderOf(path);
    const there = real(folder);
    return there === undefined
      ? undefined
      : systemPath(`${there}/${folder === '' ? path : path.slice(folder.length + 1)}`);
  };
}

function namesIn(path: string, place: Place, left: LeftOut): string[] | undefined {
  const where = place(path);
  if (where === undefined) return undefined;
  if (attempt(path, left, () => lstatSync(where))?.isDirectory() !== true) return undefined;
  return attempt(path, left, () => readNames(where))?.sort(byName);
}

function readNames(where: string | Buffer): string[] {
  const names = readdirSync(where);
  if (!names.some((name) => name.includes('\ufffd'))) return names;
  return readdirSync(where, { encoding: 'buffer' }).map((name) => nameOf(name));
}

function entryOf(path: string, place: Place, left: LeftOut): FileEntry | undefined {
  const where = place(path);
  return where === undefined ? undefined : describe(path, where, left);
}

const quietly = { throwIfNoEntry: false } as const;

function describe(path: string, where: string | Buffer, left: LeftOut): FileEntry | undefined {
  const stat = attempt(path, left, () => lstatSync(where, quietly));
  if (!stat) return undefined;
  const type = typeOf(stat);
  if (!type) {
    left.special(path);
    return undefined;
  }
  const target = type === 'link' ? attempt(path, left, () => readlinkSync(where, { encoding: 'buffer' })) : undefined;
  return {
    path,
    type,
    size: type === 'file' ? stat.size : 0,
    mode: stat.mode & 0o7777,
    uid: stat.uid,
    gid: stat.gid,
    modified: Math.floor(stat.mtimeMs / 1000),
    ...(target ? { target: nameOf(target) } : {}),
  };
}

function typeOf(stat: Stats): FileEntry['type'] | undefined {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'folder';
  return stat.isSymbolicLink() ? 'link' : undefined;
}

/** Opens a regular file; a link is followed only within the root. */
function openFile(path: string, place: Place, left: LeftOut): { file: number; size: number } | undefined {
  const safe = inside(path);
  const where = safe === undefined ? undefined : place(safe);
  if (where === undefined) return undefined;
  const file = openPlain(path, where, left) ?? openLinked(path, where, place, left);
  if (file === undefined) return undefined;
  const opened = fstatSync(file);
  if (opened.isFile()) return { file, size: opened.size };
  closeSync(file);
  if (!opened.isDirectory()) left.special(path);
  return undefined;
}

/** Fails quietly on a link, which `O_NOFOLLOW` tells by ELOOP (EMLINK on FreeBSD). */
function openPlain(path: string, where: string | Buffer, left: LeftOut): number | undefined {
  return attempt(path, left, () => openSync(where, READ), links);
}

function openLinked(path: string, where: string | Buffer, place: Place, left: LeftOut): number | undefined {
  if (attempt(path, left, () => lstatSync(where, { throwIfNoEntry: false }))?.isSymbolicLink() !== true)
    return undefined;
  const target = followed(path, where, nameOf(Buffer.from(place('') ?? '')), left);
  return target === undefined ? undefined : attempt(path, left, () => openSync(target, READ));
}

function followed(path: string, where: string | Buffer, root: string, left: LeftOut): string | Buffer | undefined {
  const target = attempt(path, left, () => nameOf(realpathSync.native(where, { encoding: 'buffer' })));
  if (target === undefined) return undefined;
  if (isBelow(target, root)) return systemPath(target);
  left.outside(path);
  return undefined;
}

function readAt(file: number, start: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, buffer, filled, length - filled, start + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

const gone = new Set(['ENOENT', 'ENOTDIR']);
const links = new Set([...gone, 'ELOOP', 'EMLINK']);
const special = new Set(['ENXIO', 'ENODEV', 'EOPNOTSUPP']);

/** What the system would not do is counted; what is not there is nothing. */
function attempt<Value>(path: string, left: LeftOut, work: () => Value, quiet = gone): Value | undefined {
  try {
    return work();
  } catch (error) {
    if (!isSystemError(error)) throw error;
    if (special.has(error.code)) left.special(path);
    else if (!quiet.has(error.code)) left.unreadable(path);
    return undefined;
  }
}

function isSystemError(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}
