import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const POINTER = 'current';
const form = /^[a-z0-9-]{1,80}$/;

/** The folder of the newest knowledge that was brought home in full; `undefined` if there is none. */
export async function currentFolder(home: string): Promise<string | undefined> {
  const name = (await readFile(join(home, POINTER), 'utf8').catch(() => '')).trim();
  if (!form.test(name)) return undefined;
  const whole = await readFile(join(home, name, 'about.json'), 'utf8').catch(() => undefined);
  return whole === undefined ? undefined : join(home, name);
}

/**
 * Writes a new set beside the old one, each file through to the disk, and only then points to it: whoever is killed on
 * the way leaves the old set as it was. Sets that nothing points to are removed at the end.
 */
export async function replaceWith(home: string, name: string, files: ReadonlyMap<string, string>): Promise<void> {
  if (!form.test(name)) throw new Error(`"${name}" cannot be the name of a set.`);
  await mkdir(home, { recursive: true, mode: 0o700 });
  const before = await currentFolder(home);
  for (const [path, text] of files) await write(join(home, name, path), text);
  await write(join(home, `${POINTER}.new`), `${name}\n`);
  await rename(join(home, `${POINTER}.new`), join(home, POINTER));
  for (const entry of await readdir(home, { withFileTypes: true })) {
    if (entry.isDirectory() && entry.name !== name && join(home, entry.name) !== before)
      await rm(join(home, entry.name), { recursive: true, force: true });
  }
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
