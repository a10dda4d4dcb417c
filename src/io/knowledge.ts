import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '../core/fact.ts';
import type { Knowledge } from '../core/hands.ts';
import { lineOf } from './knowledge/lines.ts';

/** Where the facts that come with storewarden lie. */
export const bundledKnowledge = join(import.meta.dirname, '../../knowledge');

/**
 * The facts that come with storewarden, read part by part when they are asked for. `own` is the folder of baselines
 * that the user made; those named `<name>.pack` or `<name>-….pack` count. A part that stands in the folder `newer` is
 * taken from there.
 */
export async function openKnowledge(folder = bundledKnowledge, own?: string, newer?: string): Promise<Knowledge> {
  const folders = newer === undefined ? [folder] : [newer, folder];
  const part = (name: string): Promise<Json | undefined> => first(folders, (one) => json(join(one, `${name}.json`)));
  const about = (await part('about')) as { readonly date: string };
  return {
    date: about.date,
    part,
    lines: (name, keys) => first(folders, (one) => lines(join(one, `${name}.tsv`), keys)),
    baselines: (name) => baselines(name, join(folder, 'baselines'), own),
  };
}

async function first<Value>(
  folders: readonly string[],
  read: (folder: string) => Promise<Value>,
): Promise<Value | undefined> {
  for (const folder of folders) {
    const found = await orAbsent(() => read(folder));
    if (found !== undefined) return found;
  }
  return undefined;
}

async function baselines(name: string, folder: string, own: string | undefined): Promise<readonly Uint8Array[]> {
  const mine = (own === undefined ? undefined : await orAbsent(() => readdir(own))) ?? [];
  const paths = [
    join(folder, `${name}.pack`),
    ...mine
      .filter((file) => file === `${name}.pack` || (file.startsWith(`${name}-`) && file.endsWith('.pack')))
      .map((file) => join(own ?? '', file)),
  ];
  const found = await Promise.all(paths.map((path) => orAbsent(() => readFile(path))));
  return found.filter((bytes) => bytes !== undefined);
}

async function lines(path: string, keys: readonly string[]): Promise<ReadonlyMap<string, Json>> {
  const file = await readFile(path);
  const found = new Map<string, Json>();
  for (const key of keys) {
    const line = lineOf(file, key);
    if (line !== undefined) found.set(key, JSON.parse(line) as Json);
  }
  return found;
}

async function json(path: string): Promise<Json> {
  return JSON.parse(await readFile(path, 'utf8')) as Json;
}

async function orAbsent<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
