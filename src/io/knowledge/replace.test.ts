import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { currentFolder, replaceWith } from './replace.ts';

const home = mkdtempSync(join(tmpdir(), 'storewarden-replace-'));
after(() => rmSync(home, { recursive: true, force: true }));

const files = (word: string): ReadonlyMap<string, string> =>
  new Map([
    ['advisories/a.tsv', `${word}\n`.repeat(20_000)],
    ['about.json', `{"date":"${word}"}`],
  ]);

/** Both files of the set that is pointed to are of one piece. */
async function isWhole(): Promise<boolean> {
  const folder = await currentFolder(home);
  if (folder === undefined) return false;
  const { date } = JSON.parse(readFileSync(join(folder, 'about.json'), 'utf8')) as { readonly date: string };
  return readFileSync(join(folder, 'advisories/a.tsv'), 'utf8') === `${date}\n`.repeat(20_000);
}

test('a new set takes the place of the old one, and no more than one old set is kept', async () => {
  assert.equal(await currentFolder(home), undefined);

  for (const word of ['one', 'two', 'three']) await replaceWith(home, `set-${word}`, files(word));

  assert.equal(await currentFolder(home), join(home, 'set-three'));
  assert.ok(await isWhole());
  assert.deepEqual(readdirSync(home).toSorted(), ['current', 'set-three', 'set-two']);
});

test('whoever is killed on the way leaves a whole set, fifty times', { timeout: 300_000 }, async () => {
  await replaceWith(home, 'set-first', files('first'));
  const script = `import { replaceWith } from ${JSON.stringify(join(import.meta.dirname, 'replace.ts'))};
    process.stdout.write('.');
    for (let n = 0; ; n++) await replaceWith(process.argv[1], 'set-' + process.pid + '-' + n,
      new Map([['advisories/a.tsv', ('w' + n + '\\n').repeat(20_000)], ['about.json', JSON.stringify({ date: 'w' + n })]]));`;

  for (let round = 0; round < 50; round++) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, home], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, (round * 7) % 40));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    assert.ok(await isWhole(), `round ${round}`);
  }
});

test('a pointer to nothing, or out of the folder, is none', async () => {
  for (const text of ['', '../elsewhere', 'no-such-set', 'a/b']) {
    writeFileSync(join(home, 'current'), text);
    assert.equal(await currentFolder(home), undefined, text);
  }
});
