import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { zipOf } from '../../../test/files/zip-of.ts';
import type { Left } from '../../scan/source.ts';
import { makeBudget } from './budget.ts';
import { sourcesInStream } from './open.ts';
import { explode } from './explode.ts';

interface Read {
  readonly places: readonly string[];
  readonly left: readonly Left[];
  readonly bytes: number;
  readonly text: string;
}

async function read(content: Buffer, most?: number): Promise<Read> {
  const left: Left[] = [];
  const places: string[] = [];
  const kept: Buffer[] = [];
  let bytes = 0;
  const leave = (one: Left): void => void left.push(one);
  const chunks = pieces(content);
  const sources =
    most === undefined
      ? sourcesInStream(chunks, leave)
      : explode(chunks, { path: '-', inside: '', name: '', depth: 0, budget: makeBudget(0, most), leave });
  for await (const source of sources) {
    places.push(source.inside);
    for await (const chunk of source.bytes) {
      bytes += chunk.length;
      if (bytes < 1_000_000) kept.push(Buffer.from(chunk));
    }
  }
  return { places, left, bytes, text: Buffer.concat(kept).toString('latin1') };
}

async function* pieces(content: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 60_000) yield content.subarray(at, at + 60_000);
}

test('an archive in an archive in a packed file is read, and each place is named', async () => {
  const inner = zipOf([{ name: 'deep/notes.txt', content: 'the innermost' }]);
  const outer = gzipSync(
    zipOf([
      { name: 'plain.txt', content: 'one' },
      { name: 'copy.zip', content: inner },
      { name: 'log.zst', content: zstdCompressSync('two') },
      { name: 'locked.txt', content: 'three', locked: true },
    ]),
  );

  const { places, left, text } = await read(outer);

  assert.deepEqual(places, ['plain.txt', 'copy.zip!/deep/notes.txt', 'log.zst']);
  assert.match(text, /one.*the innermost.*two/s);
  assert.deepEqual(
    left.map(({ inside, why }) => `${inside}: ${why}`),
    ['locked.txt: It is locked with a password.'],
  );
});

test('a bomb is read up to a limit, which is said; what stood before it was read', async () => {
  const zeros = Buffer.alloc(4 * 1024 ** 2);
  const bomb = zipOf([
    { name: 'first.txt', content: 'before the bomb' },
    ...Array.from({ length: 40 }, (_, index) => ({ name: `zeros${index}`, content: zeros })),
  ]);

  const { left, bytes, text } = await read(bomb, 32 * 1024 ** 2);

  assert.match(text, /^before the bomb/);
  assert.ok(bytes <= 33 * 1024 ** 2, String(bytes));
  assert.match(left[0]?.why ?? '', /unpacks to more than a thousand times/);
});

test('a size that an archive claims is not believed', async () => {
  const { left, bytes } = await read(
    zipOf([{ name: 'a', content: Buffer.alloc(8 * 1024 ** 2), claims: 10 }]),
    1024 ** 2,
  );

  assert.ok(bytes <= 2 * 1024 ** 2);
  assert.equal(left.length, 1);
});

test('what is packed too often is left, and said', async () => {
  let content: Buffer = Buffer.from('at the bottom');
  for (let depth = 0; depth < 30; depth++) content = zipOf([{ name: 'next.zip', content }]);

  const { places, left } = await read(content);

  assert.deepEqual(places, []);
  assert.match(left[0]?.why ?? '', /packed more than eight times over/);
});

test('an archive that is cut off is read up to the cut, and the rest is said to be missing', async () => {
  const text = Array.from({ length: 40_000 }, (_, line) => `line ${line * 7_919}`).join('\n');
  const whole = gzipSync(text);

  const { left, bytes } = await read(whole.subarray(0, whole.length / 2));

  assert.ok(bytes > 1000 && bytes < text.length, String(bytes));
  assert.match(left[0]?.why ?? '', /damaged or cut off/);
});

const starts: Readonly<Record<string, Buffer>> = {
  nothing: Buffer.alloc(0),
  gzip: Buffer.from([0x1f, 0x8b, 8, 0]),
  zstd: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
  bzip2: Buffer.from('BZh91AY&SY'),
  xz: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]),
  zip: Buffer.from('PK\u0003\u0004'),
  'the end of a zip': Buffer.from('PK\u0005\u0006'),
  tar: Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\u000000')]),
  pdf: Buffer.from('%PDF-1.7\n'),
  mailbox: Buffer.from('From a@example.com Mon\nSubject: x\n\n'),
  mail: Buffer.from('Message-ID: <1>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n'),
  dump: Buffer.from("-- MySQL dump 10.13\nINSERT INTO `t` VALUES ('"),
  'dump of PostgreSQL': Buffer.from('-- PostgreSQL database dump\nCOPY public.t (a, b) FROM stdin;\n'),
  spreadsheet: zipOf([{ name: '[Content_Types].xml', content: '<x' }]).subarray(0, 60),
  brotli: brotliCompressSync('x'),
};

const texts = Array.from({ length: 300 }, (_, row) => `INSERT INTO \`t\` VALUES (${row}, 'a\\'b');\n`).join('');
/** Well formed, before their bytes are flipped. */
const whole: readonly Buffer[] = [
  zipOf([
    { name: 'a/b.txt', content: texts },
    { name: 'c.gz', content: gzipSync(texts) },
  ]),
  zipOf([
    { name: '[Content_Types].xml', content: '<x/>' },
    { name: 'word/document.xml', content: `<w:p>${texts}</w:p>` },
  ]),
  gzipSync(texts),
  zstdCompressSync(texts),
  Buffer.from(`-- MySQL dump\nCREATE TABLE \`t\` (\`id\` int, \`a\` text);\n${texts}`),
  Buffer.from(
    'From a@example.com Mon\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Transfer-Encoding: base64\n\nSGVsbG8=\n--b--\n\nFrom b@example.com Tue\nSubject: y\n\nz\n',
  ),
];

test(
  'random bytes behind any beginning, and archives with flipped bytes, end in time, and never in an error of ours',
  { timeout: 240_000 },
  async () => {
    let state = (Date.now() & 0x7fffffff) >>> 0;
    const seed = state;
    const random = (below: number): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((state / 4_294_967_296) * below);
    };
    for (let run = 0; run < 1_000; run++) {
      const names = Object.keys(starts);
      const name = names[run % names.length] ?? '';
      const noise = Buffer.from(Array.from({ length: random(3_000) }, () => random(256)));
      const spoilt = Buffer.from(whole[run % whole.length] ?? '');
      for (let flips = random(20); flips >= 0; flips--) spoilt[random(spoilt.length)] = random(256);

      const content = run % 2 === 0 ? Buffer.concat([starts[name] ?? Buffer.alloc(0), noise]) : spoilt;

      await assert.doesNotReject(read(content), `run ${run} of seed ${seed}`);
    }
  },
);
