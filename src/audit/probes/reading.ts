import type { FileEntry, Files } from '../../core/hands.ts';
import type { Read } from '../../engines/engine.ts';

const MOST = 2 * 1024 * 1024;
/** Lock files name every package, and are cut in the middle of one otherwise. */
const MOST_OF_LOCK = 16 * 1024 * 1024;
const lock = /(?:\.lock|-lock\.(?:json|yaml)|\/installed\.json)$/;
const MOST_MATCHES = 5_000;

/**
 * Fetches the files behind patterns (`*` stands for any one name), so that pure functions can read them. A pattern
 * that matches more than 5,000 paths is cut there.
 */
export async function fetchFiles(files: Files, patterns: readonly string[]): Promise<Read> {
  const lists = new Map<string, Promise<readonly FileEntry[] | undefined>>();
  const matches = new Map<string, readonly string[]>();
  const texts = new Map<string, string>();

  function list(folder: string): Promise<readonly FileEntry[] | undefined> {
    const known = lists.get(folder) ?? files.list(folder);
    lists.set(folder, known);
    return known;
  }

  async function resolve(pattern: string): Promise<string[]> {
    let found = [''];
    for (const part of pattern.split('/')) {
      const next: string[] = [];
      for (const folder of found) {
        for (const name of await namesIn(folder, part)) next.push(folder === '' ? name : `${folder}/${name}`);
        if (next.length >= MOST_MATCHES) break;
      }
      found = next.slice(0, MOST_MATCHES);
    }
    return found;
  }

  async function namesIn(folder: string, part: string): Promise<readonly string[]> {
    const pattern = part.includes('*') ? glob(part) : undefined;
    const entries = (await list(folder)) ?? [];
    const names = entries.map((entry) => entry.path.slice(entry.path.lastIndexOf('/') + 1));
    return names.filter((name) => (pattern ? pattern.test(name) : name === part));
  }

  for (const pattern of new Set(patterns)) {
    const found = await resolve(pattern);
    matches.set(pattern, found);
    for (const path of found) {
      if (texts.has(path)) continue;
      const text = await files.text(path, lock.test(path) ? MOST_OF_LOCK : MOST);
      if (text !== undefined) texts.set(path, text);
    }
  }
  return {
    text: (path) => texts.get(path),
    match: (pattern) => matches.get(pattern) ?? [],
  };
}

function glob(part: string): RegExp {
  return new RegExp(
    `^${part
      .split('*')
      .map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  );
}
