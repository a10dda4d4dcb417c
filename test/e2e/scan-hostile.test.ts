// Folders that nobody meant well with: what can be read is read, the rest is told of, in bounded memory.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { cardOf } from '../databases/shop-rows.ts';
import { zipOf } from '../files/zip-of.ts';
import { storewarden } from './run.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-scan-'));
after(() => rmSync(room, { recursive: true, force: true }));

/** Has the process say at its end how much memory it took at most. */
const weigh = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent("process.on('exit',()=>process.stderr.write('\\nmaxRSS '+Math.round(process.resourceUsage().maxRSS/1024)+'\\n'))")}`,
};
const MOST_MEGABYTES = 320;

async function scan(path: string) {
  const ran = await storewarden(['scan', path, '--detectors', 'card-number', '--format', 'jsonl'], { env: weigh });
  const seen = ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { where: { path: string; inside?: string }; masked: string });
  const megabytes = Number(/maxRSS (\d+)/.exec(ran.stderr)?.[1]);
  return { ...ran, seen, megabytes };
}

test('one folder of traps is read to its end', async () => {
  const folder = join(room, 'traps');
  mkdirSync(join(folder, 'sub'), { recursive: true });
  const put = (name: string, content: string | Buffer): void => writeFileSync(join(folder, name), content);
  put('0-first.txt', `card ${cardOf(1)}`);
  put('bomb.zip', bomb());
  put('bomb.gz.gz', gzipSync(gzipSync(Buffer.alloc(64 * 1024 ** 2))));
  let nested: Buffer = Buffer.from(`card ${cardOf(2)}`);
  for (let depth = 0; depth < 12; depth++) nested = zipOf([{ name: 'next.zip', content: nested }]);
  put('nested.zip', nested);
  put('line.json', `{"a":"${'x'.repeat(24 * 1024 ** 2)} card ${cardOf(3)}"}`);
  put('deep.json', `${'['.repeat(1_000_000)}"cc_number=${cardOf(4)}"${']'.repeat(1_000_000)}`);
  put('deep.txt', `${'a:1:{i:0;'.repeat(200_000)}s:9:"cc_number";s:16:"${cardOf(5)}";${'}'.repeat(200_000)}`);
  put('utf16.csv', Buffer.from(`\ufeffcard number;${cardOf(6)};x\u1234`, 'utf16le').subarray(0, -1));
  put('sparse.img', '');
  truncateSync(join(folder, 'sparse.img'), 300 * 1024 ** 2);
  put('broken.zip', zipOf([{ name: 'a.txt', content: `card ${cardOf(7)}` }]).subarray(0, 60));
  put('dump.sql', `-- MySQL dump\nINSERT INTO \`t\` VALUES ('${'('.repeat(2_000_000)}`);
  symlinkSync('..', join(folder, 'sub', 'up'));
  symlinkSync('self', join(folder, 'self'));
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  put('z-last.txt', `card ${cardOf(8)}`);

  const { code, seen, stderr, megabytes } = await scan(folder);

  assert.equal(code, 1, stderr);
  const found = new Set(seen.map(({ where }) => where.path.slice(folder.length + 1)));
  assert.deepEqual([...found].toSorted(), [
    '0-first.txt',
    'deep.json',
    'deep.txt',
    'line.json',
    'utf16.csv',
    'z-last.txt',
  ]);
  for (const name of ['bomb.zip', 'nested.zip', 'broken.zip']) assert.match(stderr, new RegExp(`${name}\\S*: It `));
  assert.match(stderr, /1 pipe, socket or device/);
  assert.ok(megabytes > 0 && megabytes < MOST_MEGABYTES, `${megabytes} MB`);
});

test('a whole card number stands in nothing that the program writes', async () => {
  const path = join(room, 'secret.txt');
  const spaced = cardOf(9).replace(/(.{4})(?=.)/g, '$1 ');
  writeFileSync(path, `card ${cardOf(9)}\ncard ${spaced}\n`);

  for (const format of ['jsonl', 'terminal', 'csv', 'sarif', 'pii-csv']) {
    const { stdout, stderr } = await storewarden(['scan', path, '--format', format, '--verbose']);

    for (const clear of [cardOf(9), spaced, cardOf(9).slice(4, 14)])
      assert.equal((stdout + stderr).includes(clear), false, format);
  }
});

/** Members that all unpack from the same few kilobytes: 1.3 GB in all. */
function bomb(): Buffer {
  const zeros = Buffer.alloc(16 * 1024 ** 2);
  return zipOf(Array.from({ length: 80 }, (_, index) => ({ name: `zeros-${index}`, content: zeros })));
}
