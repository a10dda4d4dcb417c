import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Tools } from '../../core/tools.ts';
import type { Left } from '../../scan/source.ts';
import { filesAt, type Found, sourcesIn } from './open.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const room = mkdtempSync(join(tmpdir(), 'sw-sources-'));
after(() => rmSync(room, { recursive: true, force: true }));

async function all(path: string): Promise<{ readonly files: readonly Found[]; readonly left: readonly Left[] }> {
  const files: Found[] = [];
  const left: Left[] = [];
  for await (const found of filesAt([path], (one) => left.push(one), tools)) files.push(found);
  return { files, left };
}

test('links that lead in circles or out of the folder are not followed; pipes are told of', async () => {
  const folder = join(room, 'links');
  mkdirSync(join(folder, 'a'), { recursive: true });
  writeFileSync(join(folder, 'a', 'real.txt'), 'x');
  symlinkSync('..', join(folder, 'a', 'up'));
  symlinkSync('loop2', join(folder, 'loop1'));
  symlinkSync('loop1', join(folder, 'loop2'));
  symlinkSync('/etc', join(folder, 'out'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);

  const { files, left } = await all(folder);

  assert.deepEqual(
    files.map(({ path }) => path),
    [join(folder, 'a', 'real.txt')],
  );
  assert.match(left.map(({ why }) => why).join(' '), /1 pipe, socket or device/);
});

for (const [how, change] of [
  ['grows', (path: string) => appendFileSync(path, 'y'.repeat(3_000_000))],
  ['is cut', (path: string) => truncateSync(path, 10)],
  ['is gone', (path: string) => rmSync(path)],
] as const)
  test(`a file that ${how} while it is read ends all the same`, async () => {
    const path = join(room, 'changing.txt');
    writeFileSync(path, 'x'.repeat(4_000_000));
    const { files, left } = await all(path);
    let bytes = 0;

    for (const file of files)
      for await (const source of sourcesIn(file, (one) => (left as Left[]).push(one), tools))
        for await (const chunk of source.bytes) {
          if (bytes === 0) change(path);
          bytes += chunk.length;
        }

    assert.ok(bytes > 0 && bytes <= 7_000_000, String(bytes));
    assert.deepEqual(left, []);
  });

test('a file that is gone before it is opened is told of, and the rest is read', async () => {
  const folder = join(room, 'gone');
  mkdirSync(folder);
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), name);
  const { files } = await all(folder);
  rmSync(join(folder, 'b'));
  const left: Left[] = [];
  let text = '';

  for (const file of files)
    for await (const source of sourcesIn(file, (one) => left.push(one), tools))
      for await (const chunk of source.bytes) text += Buffer.from(chunk).toString();

  assert.equal(text, 'ac');
  assert.deepEqual(
    left.map(({ path, why }) => `${path} ${why}`),
    [`${join(folder, 'b')} It cannot be read (ENOENT).`],
  );
});
