import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { UserError } from '../../core/errors.ts';
import type { FileEntry, Files } from '../../core/hands.ts';
import type { Tools } from '../../core/tools.ts';
import { openFiles } from './open.ts';
import { zipOf } from '../../../test/files/zip-of.ts';

const room = mkdtempSync(join(tmpdir(), 'storewarden-test-'));
after(() => rmSync(room, { recursive: true, force: true }));

const quiet = () => undefined;
const tools: Tools = {
  now: () => new Date('2026-11-23T00:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  tell: quiet,
};

async function open<Result>(where: string, work: (files: Files) => Promise<Result>): Promise<Result> {
  const opened = await openFiles(where, {}, tools);
  try {
    return await work(opened.files);
  } finally {
    await opened.close();
  }
}

async function all(files: Files, path?: string): Promise<FileEntry[]> {
  const found: FileEntry[] = [];
  for await (const entry of files.walk(path)) found.push(entry);
  return found;
}

const long = 'x'.repeat(3 * 1024 * 1024);
const shop: Readonly<Record<string, string>> = {
  'index.php': '<?php echo 1;',
  'a-b/one.txt': 'one',
  'a/two.txt': 'two',
  'a/deep/er/three.txt': 'three',
  'big.bin': `${long}end`,
  'Zoë ✓.txt': 'name',
};

interface Member {
  readonly name: string;
  readonly type?: 'file' | 'directory' | 'symlink' | 'link' | 'fifo';
  readonly linkname?: string;
  readonly content?: string;
}

async function tarOf(members: readonly Member[]): Promise<Buffer> {
  const tar = pack();
  for (const { name, type = 'file', linkname, content = '' } of members) {
    tar.entry(
      { name, type, mode: 0o644, mtime: new Date(0), ...(linkname === undefined ? {} : { linkname }) },
      content,
    );
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const members = Object.entries(shop).map(([name, content]) => ({ name, content }));

async function putShop(): Promise<Readonly<Record<string, string>>> {
  const folder = join(room, 'shop');
  for (const [name, content] of Object.entries(shop)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const tar = await tarOf(members);
  writeFileSync(join(room, 'shop.tar'), tar);
  writeFileSync(join(room, 'shop.tar.gz'), gzipSync(tar));
  writeFileSync(join(room, 'shop.tar.zst'), zstdCompressSync(tar));
  writeFileSync(join(room, 'shop.zip'), zipOf(members));
  return {
    folder,
    tar: `${room}/shop.tar`,
    'tar.gz': `${room}/shop.tar.gz`,
    'tar.zst': `${room}/shop.tar.zst`,
    zip: `${room}/shop.zip`,
  };
}

const places = await putShop();

for (const [kind, where] of Object.entries(places)) {
  test(`a store as ${kind} is walked in the order of names, folders before what is in them`, async () => {
    const found = await open(where, (files) => all(files));

    assert.deepEqual(
      found.map(({ path, type, size }) => `${type} ${path} ${size}`),
      [
        'file Zoë ✓.txt 4',
        'folder a 0',
        'folder a/deep 0',
        'folder a/deep/er 0',
        'file a/deep/er/three.txt 5',
        'file a/two.txt 3',
        'folder a-b 0',
        'file a-b/one.txt 3',
        `file big.bin ${long.length + 3}`,
        'file index.php 13',
      ],
    );
  });

  test(`a store as ${kind} is read in any order, whole, in part and beyond its end`, async () => {
    await open(where, async (files) => {
      assert.equal(await files.text('index.php'), '<?php echo 1;');
      assert.equal(await files.text('a/two.txt', 2), 'tw');
      assert.equal(await files.text('nothing'), undefined);
      assert.equal(await files.text('a'), undefined);
      assert.equal(Buffer.from((await files.bytes('big.bin', long.length - 1, 100)) ?? []).toString(), 'xend');
      assert.equal((await files.bytes('big.bin', long.length + 10, 5))?.length, 0);
      assert.equal((await files.text('big.bin'))?.length, 1024 * 1024);
      let size = 0;
      for await (const chunk of files.read('big.bin')) size += chunk.length;
      assert.equal(size, long.length + 3);
      assert.deepEqual(
        (await files.list('a'))?.map(({ path }) => path),
        ['a/deep', 'a/two.txt'],
      );
      assert.equal(await files.list('missing'), undefined);
      assert.equal((await files.stat('a/deep'))?.type, 'folder');
      assert.equal(await files.stat('../shop.zip'), undefined);
      assert.equal(await files.text('../shop/index.php'), undefined);
      assert.deepEqual(files.left(), { unreadable: 0, special: 0, outsideLinks: 0 });
    });
  });

  test(`a walk of ${kind} leaves out the folders that are skipped`, async () => {
    const found = await open(where, async (files) => {
      const paths: string[] = [];
      for await (const { path } of files.walk('', { skip: (folder) => folder === 'a' })) paths.push(path);
      return paths;
    });

    assert.ok(found.includes('a') && !found.includes('a/two.txt') && found.includes('a-b/one.txt'));
  });
}

test('a link is shown as it stands, read within the root, and never followed out of it or in a walk', async () => {
  const folder = join(room, 'links');
  mkdirSync(join(folder, 'in'), { recursive: true });
  writeFileSync(join(room, 'outside.txt'), 'outside');
  writeFileSync(join(folder, 'in/file.txt'), 'inside');
  symlinkSync('in/file.txt', join(folder, 'good'));
  symlinkSync('../outside.txt', join(folder, 'bad'));
  symlinkSync('..', join(folder, 'up'));
  symlinkSync('.', join(folder, 'in/loop'));
  symlinkSync('nowhere', join(folder, 'broken'));

  await open(folder, async (files) => {
    const found = await all(files);
    assert.deepEqual(
      found.map(({ path, target }) => [path, target]),
      [
        ['bad', '../outside.txt'],
        ['broken', 'nowhere'],
        ['good', 'in/file.txt'],
        ['in', undefined],
        ['in/file.txt', undefined],
        ['in/loop', '.'],
        ['up', '..'],
      ],
    );
    assert.equal(await files.text('good'), 'inside');
    assert.equal(await files.text('in/loop/file.txt'), 'inside');
    assert.equal(await files.text('broken'), undefined);
    assert.equal(await files.text('bad'), undefined);
    assert.equal(await files.text('up/outside.txt'), undefined);
    assert.equal(await files.list('up'), undefined);
    assert.equal(files.left().outsideLinks, 2);
  });
});

test('special files are counted and never opened', async () => {
  const folder = join(room, 'special');
  mkdirSync(folder);
  writeFileSync(join(folder, 'file'), 'x');
  execFileSync('mkfifo', [join(folder, 'pipe')]);

  await open(folder, async (files) => {
    assert.deepEqual(
      (await all(files)).map(({ path }) => path),
      ['file'],
    );
    assert.equal(await files.text('pipe'), undefined);
    assert.equal(files.left().special, 1);
  });
});

test(
  'what may not be read is counted, not taken for absent',
  { skip: process.getuid?.() === 0 ? 'root may read all' : false },
  async () => {
    const folder = join(room, 'closed');
    mkdirSync(join(folder, 'shut'), { recursive: true });
    writeFileSync(join(folder, 'secret'), 'x');
    chmodSync(join(folder, 'secret'), 0);
    chmodSync(join(folder, 'shut'), 0);

    await open(folder, async (files) => {
      await all(files);
      assert.equal(await files.text('secret'), undefined);
      assert.equal(files.left().unreadable, 2);
    });
    chmodSync(join(folder, 'shut'), 0o700);
  },
);

test('names with newlines, escapes and broken UTF-8 are walked and read', async () => {
  const folder = join(room, 'names');
  mkdirSync(folder);
  writeFileSync(join(folder, 'new\nline'), '1');
  writeFileSync(join(folder, '\u001b[31mred'), '2');
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]), '3');

  await open(folder, async (files) => {
    const paths = (await all(files)).map(({ path }) => path);
    assert.deepEqual(await Promise.all(paths.map((path) => files.text(path))), ['2', '3', '1']);
  });
});

test('a file that vanishes while the folder is walked is left out', async () => {
  const folder = join(room, 'vanish');
  mkdirSync(folder);
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name), name);

  await open(folder, async (files) => {
    const paths: string[] = [];
    for await (const { path } of files.walk()) {
      paths.push(path);
      rmSync(join(folder, 'b'), { force: true });
    }
    assert.deepEqual(paths, ['a', 'c']);
  });
});

const hostile: readonly Member[] = [
  { name: '../../escape.php', content: 'x' },
  { name: '/etc/absolute.txt', content: 'below the root' },
  { name: 'twice.txt', content: 'first' },
  { name: 'twice.txt', content: 'second' },
  { name: 'link', type: 'symlink', linkname: '../../etc/passwd' },
  { name: 'near', type: 'symlink', linkname: './twice.txt' },
  { name: 'round', type: 'symlink', linkname: 'round' },
  { name: 'ok.txt', content: 'fine' },
];

for (const [kind, make] of [
  [
    'tar',
    async () => tarOf([...hostile, { name: 'pipe', type: 'fifo' }, { name: 'hard', type: 'link', linkname: 'ok.txt' }]),
  ],
  ['zip', async () => zipOf(hostile)],
] as const) {
  test(`names in a ${kind} that leave the root are left out, links are not followed there, later entries stand`, async () => {
    const where = join(room, `hostile.${kind}`);
    writeFileSync(where, await make());

    await open(where, async (files) => {
      const paths = (await all(files)).map(({ path }) => path);
      assert.ok(!paths.some((path) => path.includes('escape')));
      assert.equal(await files.text('etc/absolute.txt'), 'below the root');
      assert.equal(await files.text('twice.txt'), 'second');
      assert.equal(await files.text('near'), 'second');
      assert.equal(await files.text('link'), undefined);
      assert.equal(await files.text('round'), undefined);
      if (kind === 'tar') assert.equal(await files.text('hard'), 'fine');
      assert.equal(files.left().special, kind === 'tar' ? 1 : 0);
      assert.equal(files.left().outsideLinks, 2);
    });
  });
}

test('what stands before the break of a cut-off archive is still seen, and the break is said', async () => {
  for (const kind of ['tar', 'tar.gz'] as const) {
    const where = join(room, `cut.${kind}`);
    writeFileSync(where, readFileSync(places[kind] ?? ''));
    truncateSync(where, kind === 'tar' ? 8_000 : 600);

    await open(where, async (files) => {
      assert.equal(await files.text('index.php'), '<?php echo 1;');
      assert.match(files.broken ?? '', /cut off/);
    });
  }
});

test('damage in the middle of a compressed archive does not stop the audit', async () => {
  const noise = randomBytes(1_000_000).toString('base64');
  const bytes = gzipSync(
    await tarOf([
      { name: 'index.php', content: 'first' },
      { name: 'noise', content: noise },
    ]),
  );
  bytes.fill(0xff, 600_000, 601_000);
  writeFileSync(join(room, 'damaged.tgz'), bytes);

  await open(join(room, 'damaged.tgz'), async (files) => {
    assert.equal(await files.text('index.php'), 'first');
    assert.notEqual(files.broken, undefined);
  });
});

test('an entry of a zip that unpacks to far more than it holds is not unpacked', async () => {
  const where = join(room, 'bomb.zip');
  writeFileSync(
    where,
    zipOf([
      { name: 'bomb', content: 'x'.repeat(1000), claims: 3_000_000_000 },
      { name: 'ok', content: 'fine' },
    ]),
  );

  await open(where, async (files) => {
    assert.equal(await files.text('bomb'), undefined);
    assert.equal(await files.text('ok'), 'fine');
    assert.equal(files.left().unreadable, 1);
  });
});

test('compressed content within the store is unpacked as far as it is asked for', async () => {
  const folder = join(room, 'packed');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.sql.gz'), gzipSync('-- MySQL dump'.padEnd(100_000, ' ')));
  writeFileSync(join(folder, 'b.zst'), zstdCompressSync('-- pg_dump'));
  writeFileSync(join(folder, 'c.txt'), 'plain');
  writeFileSync(join(folder, 'd.gz'), Buffer.from([0x1f, 0x8b, 8, 1, 2, 3, 4, 5, 6, 7, 8, 9]));

  await open(folder, async ({ unpack }) => {
    const text = async (path: string, most: number) => Buffer.from((await unpack?.(path, most)) ?? 'none').toString();
    assert.equal(await text('a.sql.gz', 8), '-- MySQL');
    assert.equal(await text('b.zst', 100), '-- pg_dump');
    assert.equal(await text('c.txt', 100), 'none');
    assert.ok(['none', ''].includes(await text('d.gz', 100)));
  });
});

const mistakes: readonly (readonly [string, Buffer | undefined, RegExp])[] = [
  ['missing.zip', undefined, /nothing at/],
  ['empty.tar', Buffer.alloc(0), /is empty/],
  ['garbage.zip', Buffer.from('PK\u0003\u0004 and then nothing'), /damaged or cut off/],
  ['garbage.tar.gz', Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.alloc(400, 7)]), /no archive of files/],
  ['photo.zip', Buffer.from('just some text'), /no archive that/],
  ['dump.sql.gz', gzipSync('-- MySQL dump 10.13\n'.repeat(100)), /no archive of files/],
  ['locked.zip', zipOf([{ name: 'a', content: 'x', locked: true }]), /locked with a password/],
  ['nothing.tar', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar'), Buffer.alloc(1024)]), /archive/],
];

for (const [name, content, says] of mistakes) {
  test(`${name}: a clear sentence and a hint`, async () => {
    const where = join(room, name);
    if (content) writeFileSync(where, content);

    await assert.rejects(openFiles(where, {}, tools), (error) => {
      assert.ok(error instanceof UserError, String(error));
      assert.match(error.message, says);
      assert.notEqual(error.hint, undefined);
      return true;
    });
  });
}

test('an empty folder is a mistake of the user', async () => {
  mkdirSync(join(room, 'void'));

  await assert.rejects(openFiles(join(room, 'void'), {}, tools), /is empty/);
});

test('nothing is left in the temporary folder, while an archive is open or afterwards', async () => {
  const before = execFileSync('ls', [tmpdir()]).toString();

  const during = await open(places['tar.gz'] ?? '', async () => execFileSync('ls', [tmpdir()]).toString());

  const mine = (list: string) => list.split('\n').filter((name) => /^storewarden-[A-Za-z0-9]{6}$/.test(name));
  assert.deepEqual(mine(during), mine(before));
});

test('an archive of many entries is listed', async () => {
  const where = join(room, 'many.zip');
  writeFileSync(
    where,
    zipOf(Array.from({ length: 50_000 }, (_, index) => ({ name: `d${index % 50}/f${index}`, content: '' }))),
  );

  assert.equal(await open(where, async (files) => (await all(files)).length), 50_050);
});
