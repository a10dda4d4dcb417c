import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Unknown } from '../core/fact.ts';
import type { FileEntry, Files, Host } from '../core/hands.ts';

/** Nothing else on the machine is looked at. */
const allowed = [
  '/etc/os-release',
  '/etc/ssh',
  '/etc/php',
  '/etc/php.ini',
  '/etc/php.d',
  '/etc/apt/apt.conf.d',
  '/etc/dnf',
  '/etc/mysql',
  '/etc/my.cnf',
  '/etc/my.cnf.d',
  '/etc/postgresql',
  '/etc/systemd/system',
  '/etc/apache2/mods-enabled',
  '/usr/local/etc/php',
];
const MOST = 256 * 1024;

/** Opens this machine, or the one whose files (from `/` on) are read over SFTP. */
export async function openHost(remote: Files | Unknown | undefined): Promise<Host | Unknown> {
  if (remote instanceof Unknown) return remote;
  const host = remote ? fromFiles(remote) : here();
  if ((await host.text('/etc/os-release')) === undefined) {
    return new Unknown(
      'unsupported',
      'This machine does not say what system it runs; only Linux servers are looked at.',
    );
  }
  return host;
}

function permitted(path: string): boolean {
  return allowed.some((place) => path === place || path.startsWith(`${place}/`)) && !path.split('/').includes('..');
}

function here(): Host {
  return {
    name: 'this machine',
    async text(path) {
      if (!permitted(path)) return undefined;
      const entry = await stat(path).catch(() => undefined);
      if (!entry?.isFile() || entry.size > MOST) return undefined;
      return readFile(path, 'utf8').catch(() => undefined);
    },
    async list(path) {
      if (!permitted(path)) return undefined;
      const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
      return entries
        ?.map((entry): FileEntry => {
          const type = entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'file';
          return { path: join(path, entry.name), type, size: 0, mode: 0, modified: 0 };
        })
        .toSorted((one, other) => (one.path < other.path ? -1 : 1));
    },
  };
}

function fromFiles(files: Files): Host {
  const inside = (path: string): string => path.slice(1);
  return {
    name: files.name,
    text: async (path) => (permitted(path) ? files.text(inside(path), MOST) : undefined),
    async list(path) {
      if (!permitted(path)) return undefined;
      return (await files.list(inside(path)))?.map((entry) => ({ ...entry, path: join(path, basename(entry.path)) }));
    },
  };
}
