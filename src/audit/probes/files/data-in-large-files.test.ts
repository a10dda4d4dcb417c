import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Files } from '../../../core/hands.ts';
import type { Tools } from '../../../core/tools.ts';
import type { Sighting } from '../../facts/files.ts';
import probe from './data-in-large-files.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const tools: Tools = { now: () => new Date(0), signal: new AbortController().signal, log: quiet, tell() {} };
const number = ['4539', '1488', '0343', '6467'].join(' ');

function large(path: string, size: number): Sighting {
  return { path, kind: 'data', zone: 'outside', size, modified: '2026-01-01T00:00:00.000Z' };
}

function holding(texts: Readonly<Record<string, string>>): Files {
  return {
    name: 'made up',
    kind: 'folder',
    live: true,
    async *read(path: string) {
      yield Buffer.from(texts[path] ?? '');
    },
    unpack: async (path: string) => Buffer.from(texts[path] ?? ''),
  } as unknown as Files; // the rest of the hand is not asked for
}

test('a number in the middle of a large log is found, and none in one that holds other numbers', async () => {
  const filler = 'order 100000123456 shipped, tracking 9400110200881234\n'.repeat(20_000);
  const texts = { 'a.log': `${filler}card number: ${number}\n${filler}`, 'b.log': filler, 'c.log.gz': `cc ${number}` };
  const seen = Object.entries(texts).map(([path, text]) => large(path, text.length));

  const told = await probe.gather({ files: holding(texts) }, { largeDataFiles: { seen, more: 0 } }, tools);

  assert.ok('seen' in told.cardsInLargeFiles);
  assert.deepEqual(
    told.cardsInLargeFiles.seen.map(({ path, kind, detail, excerpt }) => [path, kind, detail, excerpt]),
    [
      ['a.log', 'card', '1 number, first in line 20001', '453914******6467'],
      ['c.log.gz', 'card', '1 number, first in line 1', '453914******6467'],
    ],
  );
});

test('what is too large for one audit is counted as unread', async () => {
  const seen = [large('huge.sql', 9 * 1024 ** 3)];

  const told = await probe.gather({ files: holding({}) }, { largeDataFiles: { seen, more: 3 } }, tools);

  assert.deepEqual(told.cardsInLargeFiles, { seen: [], more: 0, unread: 4 });
});
