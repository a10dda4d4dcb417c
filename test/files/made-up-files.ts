import type { FileEntry, Files } from '../../src/core/hands.ts';

/** A made-up hand over files that stand in memory; each character of their content is one byte. */
export function made(contents: Readonly<Record<string, string>>): Files {
  const folders = new Set<string>();
  for (const path of Object.keys(contents)) {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) folders.add(path.slice(0, end));
  }
  const entries: FileEntry[] = [
    ...[...folders].map((path) => ({ path, type: 'folder' as const, size: 0, mode: 0o755, modified: 0 })),
    ...Object.entries(contents).map(([path, text]) => ({
      path,
      type: 'file' as const,
      size: text.length,
      mode: 0o644,
      modified: 0,
    })),
  ].toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const bytesOf = (path: string): Buffer | undefined =>
    path in contents ? Buffer.from(contents[path] ?? '', 'latin1') : undefined;
  return {
    name: 'made up',
    kind: 'folder',
    live: false,
    text: async (path, most = 1024 * 1024) => bytesOf(path)?.subarray(0, most).toString('utf8'),
    bytes: async (path, start, length) => bytesOf(path)?.subarray(start, start + length),
    stat: async (path) => entries.find((entry) => entry.path === path),
    async list(path) {
      if (path !== '' && !folders.has(path)) return undefined;
      const prefix = path === '' ? '' : `${path}/`;
      return entries.filter(
        (entry) =>
          entry.path.startsWith(prefix) && entry.path !== path && !entry.path.slice(prefix.length).includes('/'),
      );
    },
    async *walk(path = '') {
      for (const entry of entries) if (path === '' || entry.path.startsWith(`${path}/`)) yield entry;
    },
    async *read(path) {
      const bytes = bytesOf(path);
      if (bytes) yield bytes;
    },
    left: () => ({ unreadable: 0, special: 0, outsideLinks: 0 }),
  };
}
