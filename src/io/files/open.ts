import { openSync, readSync, closeSync, opendirSync, realpathSync, statSync } from 'node:fs';
import { UserError } from '../../core/errors.ts';
import type { Files } from '../../core/hands.ts';
import { printable } from '../../core/text.ts';
import type { Tools } from '../../core/tools.ts';
import { folderFiles } from './folder.ts';
import { nameOf } from './names.ts';
import { openSftp } from './sftp.ts';
import { openTar } from './tar.ts';
import { packingOf } from './unpack.ts';
import { openZip } from './zip.ts';

export interface OpenedFiles {
  readonly files: Files;
  close(): Promise<void>;
}

/**
 * Opens a folder, an archive or another machine's folder, whatever `where` names. Throws `UserError` if it is missing,
 * empty, locked or no archive, and `CannotTell` if another machine does not answer.
 */
export async function openFiles(
  where: string,
  ssh: { readonly ssh?: string; readonly identity?: string },
  tools: Tools,
): Promise<OpenedFiles> {
  if (/^sftp:\/\//i.test(where) || ssh.ssh !== undefined) return openSftp(where, ssh, tools);
  const stat = look(where);
  const name = printable(where, 300);
  if (stat.isDirectory()) return openFolder(where, name, tools);
  if (stat.isFile()) return openArchive(where, name, stat.size, tools);
  throw new UserError(`"${name}" is neither a folder nor an archive.`, { hint: kinds });
}

const kinds = 'The files are given as a folder, .zip, .tar, .tar.gz, .tar.zst, or sftp://user@host/path.';

function look(where: string) {
  try {
    return statSync(where);
  } catch (error) {
    throw unopened(where, error);
  }
}

function unopened(where: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const name = printable(where, 300);
  if (code === 'ENOENT' || code === 'ENOTDIR') return new UserError(`There is nothing at "${name}".`, { hint: kinds });
  if (code === 'EACCES' || code === 'EPERM') {
    return new UserError(`"${name}" may not be read by this user.`, {
      hint: 'Run as the user who owns the store.',
      cause: error,
    });
  }
  if (typeof code === 'string')
    return new UserError(`"${name}" cannot be opened (${code}).`, { hint: kinds, cause: error });
  return error;
}

function openFolder(where: string, name: string, tools: Tools): OpenedFiles {
  try {
    const folder = opendirSync(where);
    const first = folder.readSync();
    folder.closeSync();
    if (!first)
      throw new UserError(`The folder "${name}" is empty.`, { hint: 'Give the folder that holds the store.' });
    const root = nameOf(realpathSync.native(where, { encoding: 'buffer' }));
    return { files: folderFiles(root, name, tools), close: async () => undefined };
  } catch (error) {
    throw unopened(where, error);
  }
}

async function openArchive(where: string, name: string, size: number, tools: Tools): Promise<OpenedFiles> {
  if (size === 0) throw new UserError(`The file "${name}" is empty.`, { hint: kinds });
  const start = startOf(where);
  if (start[0] === 0x50 && start[1] === 0x4b) return openZip(where, name, tools);
  const packing = packingOf(start);
  const isTar = start.toString('latin1', 257, 262) === 'ustar';
  if (packing || isTar) return openTar(where, name, packing, tools);
  throw new UserError(`The file "${name}" is no archive that storewarden can read.`, { hint: kinds });
}

function startOf(where: string): Buffer {
  try {
    const file = openSync(where, 'r');
    const buffer = Buffer.alloc(512);
    const count = readSync(file, buffer, 0, 512, 0);
    closeSync(file);
    return buffer.subarray(0, count);
  } catch (error) {
    throw unopened(where, error);
  }
}
