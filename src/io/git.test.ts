import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildFromGit, releasesOf } from '../cli/baseline-build.ts';
import type { Tools } from '../core/tools.ts';
import { startBuilding } from '../integrity/build.ts';
import { digestOf } from '../integrity/canonical.ts';
import { plainPart } from '../integrity/layouts.ts';
import { openPack } from '../integrity/pack/read.ts';
import { openGit } from './git.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-git-'));
after(() => rmSync(room, { recursive: true, force: true }));
const quiet = () => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

function git(...words: string[]): void {
  const who = ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'commit.gpgsign=false'];
  execFileSync('git', ['-C', room, ...who, ...words], {
    stdio: 'ignore',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' },
  });
}
function put(path: string, text: string): void {
  mkdirSync(join(room, path, '..'), { recursive: true });
  writeFileSync(join(room, path), text);
}

git('init', '-q');
put('index.php', 'one\r\n');
put('lib/Zoë new\nline.php', 'odd name');
put('dev/test.php', 'left out');
put('.gitattributes', '/dev export-ignore\n');
put('big.js', 'x'.repeat(300_000));
symlinkSync('index.php', join(room, 'link.php'));
git('add', '-A');
git('commit', '-q', '-m', 'one');
git('tag', 'v1.0');
put('index.php', 'two\n');
git('commit', '-q', '-a', '-m', 'two');
git('tag', '-a', '-m', 'two', 'v1.1');
git('tag', 'v2.0-rc1');
git('tag', 'nightly');

test('all release tags of a repository go into one baseline, each content once', async () => {
  const repository = await openGit(room);
  assert.ok(repository);
  const part = plainPart('made-up');
  const building = startBuilding(part, { made: '2026-11-23', sources: [] });

  await buildFromGit(repository, await releasesOf(repository, false), part, building, tools);

  const pack = openPack(building.done());
  assert.deepEqual(pack.head.releases, ['1.0', '1.1']);
  assert.deepEqual([...pack.paths()], ['big.js', 'index.php', 'lib/Zoë new\nline.php']);
  assert.deepEqual(
    pack.contentsOf('index.php').toSorted((one, other) => (one.releases[0] ?? 0) - (other.releases[0] ?? 0)),
    [
      { digest: digestOf(Buffer.from('one\n')), releases: [0] },
      { digest: digestOf(Buffer.from('two\n')), releases: [1] },
    ],
  );
  assert.deepEqual(pack.contentsOf('big.js')[0]?.releases, [0, 1]);
});

test('previews are releases only where they are asked for', async () => {
  const repository = await openGit(room);
  assert.ok(repository);

  assert.deepEqual(
    (await releasesOf(repository, true)).map(({ release }) => release),
    ['1.0', '1.1', '2.0-rc1'],
  );
});

test('a content that the repository lacks is told as such', async () => {
  const repository = await openGit(room);
  const seen: (number | undefined)[] = [];

  await repository?.blobs(['0'.repeat(39) + '1'], (_, bytes) => seen.push(bytes?.length));

  assert.deepEqual(seen, [undefined]);
});

test('a folder that is no repository is none', async () => {
  assert.equal(await openGit(join(room, 'nowhere')), undefined);
});
