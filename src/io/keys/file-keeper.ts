import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { UserError } from '../../core/errors.ts';
import type { Keeper } from '../../core/keeper.ts';
import { KEY_BYTES, localKeeper } from '../../protect/vault/local-keeper.ts';
import { readPrivate, writeWhole } from './whole-file.ts';

const line = /^storewarden-key-1 ([0-9a-f]{64})$/;

/** The keys in a file of mode 0600, one a line, the newest first: it wraps with that one, and opens with any. */
export async function openFileKeeper(path: string): Promise<Keeper> {
  const text = await readPrivate(path);
  if (text === undefined)
    throw new UserError(`There is no key file at "${path}".`, {
      hint: 'Without the key nothing in the vault opens. Put the file back from its backup.',
    });
  const place = { kind: 'file', path: resolve(path) } as const;
  const keepers = linesOf(text, path).map((hex) => localKeeper(place, Buffer.from(hex, 'hex')));
  const [newest] = keepers;
  if (!newest) throw new UserError(`The key file "${path}" is empty.`);
  return {
    place,
    wrap: newest.wrap,
    async unwrap(wrapped, bound) {
      for (const keeper of keepers.slice(0, -1)) {
        try {
          return await keeper.unwrap(wrapped, bound);
        } catch (error) {
          if (!(error instanceof UserError)) throw error;
        }
      }
      return (keepers.at(-1) ?? newest).unwrap(wrapped, bound);
    },
  };
}

/** Puts a new key before those that are there; makes the file if there is none. */
export async function addFileKey(path: string): Promise<void> {
  const inside = webFolder(path);
  if (inside !== undefined)
    throw new UserError(`The key would lie inside a website (${inside}).`, {
      hint: 'Name a file outside the web root with --key file:PATH.',
    });
  const text = await readPrivate(path);
  const old = text === undefined ? [] : linesOf(text, path);
  await writeLines(path, [randomBytes(KEY_BYTES).toString('hex'), ...old]);
}

/** Leaves only the newest key in the file. */
export async function dropOldFileKeys(path: string): Promise<void> {
  const text = await readPrivate(path);
  if (text === undefined) return;
  const lines = linesOf(text, path);
  if (lines.length > 1) await writeLines(path, lines.slice(0, 1));
}

function writeLines(path: string, keys: readonly string[]): Promise<void> {
  return writeWhole(path, keys.map((hex) => `storewarden-key-1 ${hex}\n`).join(''));
}

function linesOf(text: string, path: string): readonly string[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new UserError(`The key file "${path}" is only half there.`);
  return lines.map((one) => {
    const hex = line.exec(one)?.[1];
    if (hex === undefined) throw new UserError(`"${path}" is no key file of storewarden, or it is damaged.`);
    return hex;
  });
}

function webFolder(path: string): string | undefined {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'index.php')) || existsSync(join(folder, '.htaccess'))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}
