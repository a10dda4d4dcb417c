import type { Attributes, Client, SFTPWrapper, Stats } from 'ssh2';
import { CannotTell, UserError } from '../../core/errors.ts';
import type { FileEntry, Files } from '../../core/hands.ts';
import { printable } from '../../core/text.ts';
import type { Tools } from '../../core/tools.ts';
import { connectSsh, parseSshTarget } from '../ssh/connect.ts';
import { asText, TEXT_BYTES } from './content.ts';
import { countLeftOut, type LeftOut } from './left-out.ts';
import { byName, folderOf, inside, joined } from './names.ts';
import type { OpenedFiles } from './open.ts';
import { unpackedStart } from './unpack.ts';

/** Another machine's folder by SFTP. Nothing is installed or run there. */
export async function openSftp(
  where: string,
  ssh: { readonly ssh?: string; readonly identity?: string },
  tools: Tools,
): Promise<OpenedFiles> {
  const { account, folder } = parse(where, ssh.ssh);
  const target = parseSshTarget(account, ssh.identity);
  const client = await connectSsh(target, tools);
  try {
    const sftp = await startSftp(client);
    const remote = speak(sftp);
    const root = await remote.realpath(folder).catch(() => undefined);
    const found = root === undefined ? undefined : await remote.list(root).catch(() => undefined);
    const name = printable(`sftp://${account}${root ?? folder}`, 300);
    if (root === undefined || found === undefined) {
      throw new UserError(`There is no folder at "${name}" that this account may read.`, {
        hint: 'Such as --root sftp://user@host/var/www/shop',
      });
    }
    if (found.length === 0)
      throw new UserError(`The folder "${name}" is empty.`, { hint: 'Give the folder that holds the store.' });
    return { files: sftpFiles(remote, root, name, tools), close: async () => void client.end() };
  } catch (error) {
    client.destroy();
    throw error;
  }
}

function parse(where: string, ssh: string | undefined): { account: string; folder: string } {
  const match = /^sftp:\/\/([^/]{1,300})(\/.*)?$/is.exec(where);
  if (match) return { account: match[1] ?? '', folder: decoded(match[2] ?? '.') };
  if (ssh === undefined || /^sftp:/i.test(where)) {
    throw new UserError(`"${where}" is no SFTP address.`, { hint: 'Such as sftp://user@host/var/www/shop' });
  }
  return { account: ssh, folder: where };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function startSftp(client: Client): Promise<SFTPWrapper> {
  return new Promise((resolve, reject) => {
    client.sftp((error, sftp) => {
      if (error) reject(new CannotTell('no-access', 'The host offers no SFTP to this account.', { cause: error }));
      else resolve(sftp);
    });
  });
}

interface Remote {
  realpath(path: string): Promise<string>;
  list(path: string): Promise<readonly { readonly filename: string; readonly attrs: Attributes }[]>;
  lstat(path: string): Promise<Stats>;
  readlink(path: string): Promise<string>;
  open(path: string): Promise<Buffer>;
  read(handle: Buffer, start: number, length: number): Promise<Buffer>;
  close(handle: Buffer): Promise<void>;
}

/** The calls that are used, as promises. */
function speak(sftp: SFTPWrapper): Remote {
  function call<Value>(run: (done: (error: Error | null | undefined, value?: Value) => void) => void): Promise<Value> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new CannotTell('unreachable', 'The SSH connection broke off.'));
      sftp.once('close', ended);
      run((error, value) => {
        sftp.off('close', ended);
        if (error) reject(error);
        else resolve(value as Value); // present whenever there is no error
      });
    });
  }
  return {
    realpath: (path) => call((done) => sftp.realpath(path, done)),
    list: (path) => call((done) => sftp.readdir(path, done)),
    lstat: (path) => call((done) => sftp.lstat(path, done)),
    readlink: (path) => call((done) => sftp.readlink(path, done)),
    open: (path) => call((done) => sftp.open(path, 'r', done)),
    async read(handle, start, length) {
      const buffer = Buffer.alloc(length);
      const count = await call<number>((done) => sftp.read(handle, buffer, 0, length, start, done));
      return buffer.subarray(0, count);
    },
    close: (handle) => call((done) => sftp.close(handle, done)),
  };
}

const CHUNK = 128 * 1024;
const TYPE = 0o170000;

function sftpFiles(remote: Remote, root: string, name: string, tools: Tools): Files {
  const left = countLeftOut();
  const folders = new Map<string, boolean>();

  /** True if a folder really lies below the root, links on the way included. */
  async function within(folder: string): Promise<boolean> {
    if (folder === '') return true;
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const real = await attempt(folder, left, () => remote.realpath(joined(root, folder)));
    const good = real !== undefined && isBelow(real, root);
    if (real !== undefined && !good) left.outside(folder);
    if (folders.size > 50_000) folders.clear();
    folders.set(folder, good);
    return good;
  }

  async function stat(path: string): Promise<FileEntry | undefined> {
    const safe = inside(path);
    if (safe === undefined || !(await within(folderOf(safe)))) return undefined;
    const attrs = await attempt(safe, left, () => remote.lstat(safe === '' ? root : joined(root, safe)));
    return attrs && describe(safe, attrs);
  }

  async function describe(path: string, attrs: Attributes): Promise<FileEntry | undefined> {
    const type = typeOf(attrs.mode);
    if (!type) {
      left.special(path);
      return undefined;
    }
    const target = type === 'link' ? await attempt(path, left, () => remote.readlink(joined(root, path))) : undefined;
    return {
      path,
      type,
      size: type === 'file' ? attrs.size : 0,
      mode: attrs.mode & 0o7777,
      uid: attrs.uid,
      gid: attrs.gid,
      modified: attrs.mtime,
      ...(target === undefined ? {} : { target }),
    };
  }

  async function list(path: string): Promise<FileEntry[] | undefined> {
    tools.signal.throwIfAborted();
    const folder = await stat(path);
    if (folder?.type !== 'folder') return undefined;
    const found = await attempt(path, left, () => remote.list(folder.path === '' ? root : joined(root, folder.path)));
    if (!found) return undefined;
    const sound = found
      .filter(({ filename }) => isName(filename))
      .sort((one, other) => byName(one.filename, other.filename));
    const entries: FileEntry[] = [];
    for (const { filename, attrs } of sound) {
      const entry = await describe(joined(folder.path, filename), attrs);
      if (entry) entries.push(entry);
    }
    return entries;
  }

  async function* walk(path = '', options: { readonly skip?: (folder: string) => boolean } = {}) {
    const stack = [((await list(path)) ?? []).toReversed()];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const entry: FileEntry | undefined = top.pop();
      if (!entry) {
        stack.pop();
        continue;
      }
      yield entry;
      if (entry.type === 'folder' && !options.skip?.(entry.path))
        stack.push(((await list(entry.path)) ?? []).toReversed());
    }
  }

  /** Where a regular file lies, a link within the root followed. */
  async function place(path: string): Promise<{ where: string; size: number } | undefined> {
    const entry = await stat(path);
    if (!entry || entry.type === 'folder') return undefined;
    const full = joined(root, entry.path);
    if (entry.type === 'file') return { where: full, size: entry.size };
    const real = await attempt(path, left, () => remote.realpath(full));
    if (real === undefined) return undefined;
    if (!isBelow(real, root)) {
      left.outside(path);
      return undefined;
    }
    const attrs = await attempt(path, left, () => remote.lstat(real));
    return attrs && typeOf(attrs.mode) === 'file' ? { where: real, size: attrs.size } : undefined;
  }

  async function* range(path: string, start: number, length: number): AsyncGenerator<Buffer> {
    const found = await place(path);
    const handle = found && (await attempt(path, left, () => remote.open(found.where)));
    if (!found || !handle) return;
    const end = Math.min(found.size, start + length);
    try {
      for (let at = start; at < end;) {
        tools.signal.throwIfAborted();
        const chunk = await attempt(path, left, () => remote.read(handle, at, Math.min(CHUNK, end - at)));
        if (!chunk || chunk.length === 0) return;
        at += chunk.length;
        yield chunk;
      }
    } finally {
      await remote.close(handle).catch(() => undefined);
    }
  }

  async function bytes(path: string, start: number, length: number): Promise<Buffer | undefined> {
    const before = left.refusals();
    const chunks: Buffer[] = [];
    for await (const chunk of range(path, start, length)) chunks.push(chunk);
    if (chunks.length > 0) return Buffer.concat(chunks);
    const found = await place(path);
    return found && left.refusals() === before ? Buffer.alloc(0) : undefined;
  }

  return {
    name,
    kind: 'sftp',
    live: true,
    left: left.counts,
    stat,
    list,
    walk,
    bytes,
    read: (path) => range(path, 0, Number.MAX_SAFE_INTEGER),
    async text(path, most = TEXT_BYTES) {
      const content = await bytes(path, 0, most);
      return content && asText(content);
    },
    async unpack(path, most) {
      const begin = await bytes(path, 0, 8);
      return begin && unpackedStart(range(path, 0, Number.MAX_SAFE_INTEGER), begin, most);
    },
  };
}

/** A server may send any name; only those that lead one step down are used. */
function isName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !name.includes('/') && !name.includes('\0');
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(root.endsWith('/') ? root : `${root}/`);
}

function typeOf(mode: number): FileEntry['type'] | undefined {
  switch (mode & TYPE) {
    case 0o100000:
      return 'file';
    case 0o040000:
      return 'folder';
    case 0o120000:
      return 'link';
    default:
      return undefined;
  }
}

// SSH_FX_NO_SUCH_FILE of draft-ietf-secsh-filexfer-02, section 7.
const NO_SUCH_FILE = 2;

async function attempt<Value>(path: string, left: LeftOut, work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CannotTell) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== NO_SUCH_FILE) left.unreadable(path);
    return undefined;
  }
}
