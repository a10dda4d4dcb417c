import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../core/errors.ts';

/** Writes a file of mode 0600 so that, whatever happens, either the old or the new text is there, and on the disk. */
export async function writeWhole(path: string, text: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const file = await open(beside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (cause) {
    await unlink(beside).catch(() => undefined);
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause;
    throw new UserError(`"${path}" cannot be written.`, { hint: 'Is the disk full, or the folder not yours?', cause });
  }
  const place = await open(folder, 'r');
  await place.sync().catch(() => undefined); // some file systems cannot; the rename is in their journal
  await place.close();
}

/** The text of a file that only its owner may read; `undefined` if there is none. */
export async function readPrivate(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return undefined;
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new UserError(`"${path}" can be read by other accounts of this machine.`, { hint: `chmod 600 ${path}` });
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new UserError(`"${path}" cannot be read.`, { hint: 'Run as the account that made it.', cause });
  }
}
