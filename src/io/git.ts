import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { UserError } from '../core/errors.ts';

/** A git repository that is only read, through git's own plumbing; no hook, filter or setting of it is run. */
export interface GitRepository {
  /** Names of tags and branches, with what they point to. */
  refs(): Promise<readonly GitRef[]>;
  /** Every file of a commit or tree. Links and submodules are left out. */
  files(ref: string): Promise<readonly { readonly path: string; readonly blob: string }[]>;
  /** Calls `see` with each blob's content, in the order asked for; `undefined` where the repository lacks it. */
  blobs(blobs: Iterable<string>, see: (blob: string, bytes: Buffer | undefined) => void): Promise<void>;
}
export interface GitRef {
  readonly name: string;
  readonly kind: 'tag' | 'branch';
}

const MOST_BLOB = 64 * 1024 * 1024;

/** Opens a working copy or a bare repository; `undefined` if `where` is neither. */
export async function openGit(where: string): Promise<GitRepository | undefined> {
  const found = await lines(where, ['rev-parse', '--git-dir'], '\n').catch(() => undefined);
  if (!found) return undefined;
  return {
    async refs() {
      const names = await lines(where, ['for-each-ref', '--format=%(refname)'], '\n');
      return names.flatMap((name): readonly GitRef[] => {
        if (name.startsWith('refs/tags/')) return [{ name: name.slice(10), kind: 'tag' }];
        const branch = /^refs\/(?:heads|remotes\/[^/]{1,100})\/(.{1,300})$/.exec(name)?.[1];
        return branch === undefined ? [] : [{ name: branch, kind: 'branch' }];
      });
    },
    async files(ref) {
      const entries = await lines(where, ['ls-tree', '-r', '-z', '--full-tree', '--end-of-options', ref], '\0');
      return entries.flatMap((entry) => {
        const tab = entry.indexOf('\t');
        const [mode, kind, blob = ''] = entry.slice(0, tab).split(' ');
        return kind === 'blob' && mode !== '120000' ? [{ path: entry.slice(tab + 1), blob }] : [];
      });
    },
    blobs: (blobs, see) => readBlobs(where, blobs, see),
  };
}

function start(where: string, words: readonly string[]) {
  const git = spawn('git', ['-c', 'core.fsmonitor=false', '-c', 'safe.directory=*', '-C', where, ...words], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1' },
  });
  git.stdin.on('error', () => undefined); // git may end before it has read everything
  const ended = new Promise<number | null>((resolve, reject) => {
    git.on('error', (cause) =>
      reject(new UserError('git could not be run.', { hint: 'Install git, or give a folder or archive.', cause })),
    );
    git.on('close', resolve);
  });
  return { git, ended };
}

/** What git prints, cut at a character. Throws `UserError` if git cannot be run or does not like the question. */
async function lines(where: string, words: readonly string[], end: '\n' | '\0'): Promise<readonly string[]> {
  const { git, ended } = start(where, words);
  git.stdin.end();
  const chunks: Buffer[] = [];
  git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await ended;
  if (code !== 0) throw new UserError(`git ${words[0]} failed in "${where}".`, { hint: 'Is it a git repository?' });
  const text = Buffer.concat(chunks).toString('utf8');
  return text.split(end).filter((line) => line !== '');
}

async function readBlobs(
  where: string,
  blobs: Iterable<string>,
  see: (blob: string, bytes: Buffer | undefined) => void,
): Promise<void> {
  const { git, ended } = start(where, ['cat-file', '--batch']);
  const asking = (async () => {
    let chunk = '';
    for (const blob of blobs) {
      chunk += `${blob}\n`;
      if (chunk.length < 32_768) continue;
      if (!git.stdin.write(chunk)) await Promise.race([once(git.stdin, 'drain'), ended]);
      chunk = '';
    }
    git.stdin.end(chunk);
  })();
  let rest: Buffer[] = [];
  let have = 0;
  let head: { blob: string; size: number } | undefined;
  for await (const chunk of git.stdout as AsyncIterable<Buffer>) {
    rest.push(chunk);
    have += chunk.length;
    if (head && have < head.size + 1) continue;
    let bytes = rest.length === 1 ? chunk : Buffer.concat(rest);
    for (;;) {
      if (!head) {
        const end = bytes.indexOf(10);
        if (end < 0) break;
        const [blob = '', kind, size] = bytes.toString('latin1', 0, end).split(' ');
        bytes = bytes.subarray(end + 1);
        if (kind !== 'blob') {
          see(blob, undefined);
          continue;
        }
        head = { blob, size: Number(size) };
        if (head.size > MOST_BLOB) throw new UserError('The repository holds a file that is too large.');
      }
      if (bytes.length < head.size + 1) break;
      see(head.blob, bytes.subarray(0, head.size));
      bytes = bytes.subarray(head.size + 1);
      head = undefined;
    }
    rest = [bytes];
    have = bytes.length;
  }
  await asking;
  if ((await ended) !== 0) throw new UserError(`git cat-file failed in "${where}".`);
}
