import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../core/errors.ts';

const names = ['ts', 'mts', 'js', 'mjs', 'json', 'yaml', 'yml'].map((extension) => `storewarden.config.${extension}`);
const MOST = 1024 * 1024;

/**
 * Finds and reads the settings file: the one named, else the first of its names in `folder` (the working directory;
 * never below the root of a store under audit). `undefined` if there is none and none was named.
 */
export async function readConfigFile(
  named: string | undefined,
  folder: string,
): Promise<{ path: string; value: unknown } | undefined> {
  const path = named === undefined ? await first(folder) : resolve(folder, named);
  if (path === undefined) return undefined;
  const entry = await stat(path).catch((cause: unknown) => {
    throw new UserError(`The settings file "${path}" cannot be read.`, {
      hint: 'Check the path after --config.',
      cause,
    });
  });
  if (!entry.isFile() || entry.size > MOST) {
    throw new UserError(`"${path}" is not a settings file.`, { hint: 'It must be a file of at most 1 MB.' });
  }
  try {
    return { path, value: await load(path) };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new UserError(`The settings file "${path}" cannot be understood: ${why}`, {
      hint: 'storewarden config --schema shows what may stand there.',
      cause,
    });
  }
}

async function first(folder: string): Promise<string | undefined> {
  for (const name of names) {
    const path = join(folder, name);
    if (await stat(path).catch(() => undefined)) return path;
  }
  return undefined;
}

async function load(path: string): Promise<unknown> {
  const kind = extname(path);
  if (kind === '.json') return JSON.parse(await readFile(path, 'utf8'));
  if (kind === '.yaml' || kind === '.yml') {
    const { parse } = await import('yaml');
    return parse(await readFile(path, 'utf8'), { maxAliasCount: 20 });
  }
  if (['.ts', '.mts', '.js', '.mjs'].includes(kind)) {
    const module = (await import(pathToFileURL(path).href)) as { readonly default?: unknown };
    return module.default;
  }
  throw new Error(`files that end in "${kind}" are not settings`);
}
