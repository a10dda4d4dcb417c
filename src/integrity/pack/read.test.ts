import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { CannotTell } from '../../core/errors.ts';
import { digestOf } from '../canonical.ts';
import { hashOf } from '../lines.ts';
import { magic } from './format.ts';
import { openPack } from './read.ts';
import { makePack } from './write.ts';

const digest = (text: string): string => digestOf(Buffer.from(text));
const words = { of: 'made-up', made: '2026-11-23', sources: ['nowhere'] };

function sample(): Uint8Array {
  const pack = makePack(words);
  const [one, two, three] = ['1.0', '1.1', '2.0'].map((name) => pack.release(name));
  assert.ok(one !== undefined && two !== undefined && three !== undefined);
  pack.add('index.php', digest('a'), [one, three]);
  pack.add('index.php', digest('b'), [two]);
  pack.add('lib/a b.php', digest('a'), [two, three]);
  pack.add('lib/Zoë ✓.php', digest('c'), [one]);
  pack.line(7);
  pack.line(4_000_000_000);
  return pack.done();
}

/** The pack with another header, sections as they are, and a fitting checksum: what a forger would make. */
function forged(bytes: Uint8Array, change: (head: Record<string, never>) => void, sections?: Buffer): Buffer {
  const file = Buffer.from(bytes);
  const length = file.readUInt32LE(magic.length);
  const start = magic.length + 4;
  const head = JSON.parse(file.toString('utf8', start, start + length)) as Record<string, never>;
  change(head);
  const json = Buffer.from(JSON.stringify(head));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  const body = Buffer.concat([magic, size, json, sections ?? file.subarray(start + length, -32)]);
  return Buffer.concat([body, Buffer.from(hash('sha256', body, 'hex'), 'hex')]);
}

test('a pack tells what was put into it, and nothing else', () => {
  const pack = openPack(sample());

  assert.deepEqual(pack.head.releases, ['1.0', '1.1', '2.0']);
  assert.deepEqual(
    pack.contentsOf('index.php').toSorted((x, y) => x.releases.length - y.releases.length),
    [
      { digest: digest('b'), releases: [1] },
      { digest: digest('a'), releases: [0, 2] },
    ],
  );
  assert.deepEqual([...pack.paths()], ['index.php', 'lib/Zoë ✓.php', 'lib/a b.php']);
  assert.deepEqual(pack.contentsOf('lib'), []);
  assert.ok(pack.hasPath('lib/Zoë ✓.php') && !pack.hasPath('lib/') && !pack.hasPath(''));
  assert.ok(pack.hasFolder('lib') && !pack.hasFolder('li') && !pack.hasFolder('index.php'));
  assert.ok(pack.holds(digest('c')) && !pack.holds(digest('d')));
  assert.ok(pack.hasLine(7) && pack.hasLine(4_000_000_000) && !pack.hasLine(8));
});

test('the same contents give the same bytes', () => {
  assert.deepEqual(sample(), sample());
});

test('an empty pack is a pack', () => {
  const pack = openPack(makePack(words).done());

  assert.deepEqual([...pack.paths()], []);
  assert.ok(!pack.holds(digest('a')) && !pack.hasLine(0));
});

test('a content is told from another whose digest begins alike', () => {
  const made = makePack(words);
  const release = made.release('1');
  const one = `00000001${'a'.repeat(24)}`;
  const other = `00000001${'b'.repeat(24)}`;
  made.add('a', one, [release]);

  const pack = openPack(made.done());

  assert.ok(pack.holds(one) && !pack.holds(other));
});

test('whatever is put in comes out again', () => {
  const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).filter((path) => !path.includes('\0'));
  const entry = fc.record({
    path: text,
    content: text,
    at: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
  });
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
      const made = makePack(words);
      for (let release = 0; release < 7; release++) made.release(`1.${release}`);
      for (const { path, content, at } of entries) made.add(path, digest(content), at);

      const pack = openPack(made.done());

      for (const { path, content, at } of entries) {
        const found = pack.contentsOf(path).find((known) => known.digest === digest(content));
        assert.ok(found && at.every((release) => found.releases.includes(release)));
      }
      assert.equal([...pack.paths()].length, new Set(entries.map(({ path }) => path)).size);
    }),
    { numRuns: 60 },
  );
});

test('one changed byte anywhere is noticed', () => {
  const bytes = sample();
  for (let at = 0; at < bytes.length; at += 3) {
    const changed = Uint8Array.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;

    assert.throws(() => openPack(changed), CannotTell);
  }
});

test('a pack that is cut off, empty, of another kind or of a newer format is refused', () => {
  const bytes = Buffer.from(sample());
  const newer = Buffer.from(bytes);
  newer[magic.length - 1] = 9;

  assert.throws(() => openPack(bytes.subarray(0, -1)), CannotTell);
  assert.throws(() => openPack(Buffer.alloc(0)), CannotTell);
  assert.throws(() => openPack(Buffer.from(`PK${'x'.repeat(200)}`)), /no baseline/);
  assert.throws(() => openPack(newer), /newer/);
});

const hostile: readonly (readonly [string, (head: Record<string, never>) => void])[] = [
  ['counts beyond the bounds', (head) => Object.assign(head['counts'] ?? {}, { contents: 7_900_000 })],
  ['more paths than are there', (head) => Object.assign(head['counts'] ?? {}, { paths: 4 })],
  ['fewer paths than are there', (head) => Object.assign(head['counts'] ?? {}, { paths: 2 })],
  ['entries of releases that are not there', (head) => Object.assign(head, { releases: ['1.0'] })],
  ['a negative count', (head) => Object.assign(head['counts'] ?? {}, { lines: -1 })],
  ['no sections', (head) => Object.assign(head, { sections: [] })],
  ['releases that are no names', (head) => Object.assign(head, { releases: [1, 2, 3] })],
];
for (const [what, change] of hostile) {
  test(`a pack with a fitting checksum and ${what} is refused`, () => {
    assert.throws(() => openPack(forged(sample(), change)), CannotTell);
  });
}

test('a section that unpacks to more than it says is not unpacked', () => {
  const bomb = zstdCompressSync(Buffer.alloc(50_000_000));
  const bytes = forged(
    sample(),
    (head) => Object.assign(head, { sections: [{ name: 'contents', packed: bomb.length, length: 400 }] }),
    bomb,
  );

  assert.throws(() => openPack(bytes), CannotTell);
});

test('lines are told apart by what stands in them', () => {
  const [one, two] = ['echo 1;', 'echo 2;'].map((text) => hashOf(Buffer.from(text), 0, text.length));

  assert.notEqual(one, two);
});
