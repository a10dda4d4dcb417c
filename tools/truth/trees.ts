import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { realReleases, type RealRelease } from './releases.ts';

const LARGEST = 1 << 30;

/**
 * Lays out the releases of releases.ts below `to`, each in a folder of its own, from repositories that lie below `from`
 * as `owner+name/repo` or `owner+name/repo/.git`. Files that a repository lacks are left out. Folders that are there stay.
 */
export function layOutTrees(from: string, to: string): void {
  for (const release of realReleases) {
    const target = join(to, release.folder);
    if (existsSync(target)) continue;
    const where = repositoryOf(from, release);
    const said = where === undefined ? 'its repository is not there' : layOut(where, release, target);
    process.stdout.write(`${release.folder}: ${said}\n`);
  }
}

function repositoryOf(from: string, { repository }: RealRelease): string | undefined {
  const folder = join(from, repository.replace('/', '+'), 'repo');
  return [join(folder, '.git'), folder].find((path) => existsSync(join(path, 'HEAD')));
}

function layOut(git: string, { ref, below = '', written = {}, stamp, version }: RealRelease, target: string): string {
  const folder = join(target, below);
  let absent = 0;
  let laid = 0;
  for (const { path, bytes } of filesAt(git, ref)) {
    if (!bytes) {
      absent++;
      continue;
    }
    laid++;
    const stamped = stamp !== undefined && /\.php$|\/version$/.test(path) && bytes.includes(stamp);
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), stamped ? bytes.toString('latin1').replaceAll(stamp, version) : bytes, 'latin1');
  }
  for (const [path, text] of Object.entries(written)) writeFileSync(join(target, path), text);
  return `${laid} files, ${absent} not in the repository`;
}

interface TreeFile {
  readonly path: string;
  /** `undefined` where the repository lacks it. */
  readonly bytes: Buffer | undefined;
}

/** The files of one commit; links are left out. */
export function filesAt(git: string, ref: string): readonly TreeFile[] {
  const listed = execFileSync('git', ['--git-dir', git, 'ls-tree', '-rz', ref], {
    maxBuffer: LARGEST,
    encoding: 'utf8',
  });
  const files = listed.split('\0').flatMap((row) => {
    const [, mode, id, path] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(row) ?? [];
    return id === undefined || path === undefined || mode === '120000' ? [] : [{ id, path }];
  });
  const { stdout } = spawnSync('git', ['--git-dir', git, 'cat-file', '--batch'], {
    input: files.map(({ id }) => `${id}\n`).join(''),
    maxBuffer: 4 * LARGEST,
  });
  let at = 0;
  return files.map(({ path }) => {
    const end = stdout.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(stdout.toString('latin1', at, end))?.[1] ?? -1);
    at = end + 1;
    if (size < 0) return { path, bytes: undefined };
    const bytes = stdout.subarray(at, at + size);
    at += size + 1;
    return { path, bytes };
  });
}
