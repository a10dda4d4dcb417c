// The two first passes, in WebAssembly and in TypeScript, tell of the same places.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ibanLengthTable } from '../bank/iban-lengths.ts';
import { prefixTable } from '../card/issuers.ts';
import { detectors } from '../index.gen.ts';
import { anchorsOf } from './anchors.ts';
import { CODE, type FirstPass, type Wanted } from './candidates.ts';
import { kernelPass } from './kernel.ts';
import { twinPass } from './twin.ts';

const SIZE = 4096;
const anchors = anchorsOf(detectors);
const wanted: Wanted = {
  codes: new Set(Object.values(CODE)),
  anchors,
  prefixes: prefixTable(),
  ibanLengths: ibanLengthTable(),
};
const makeKernel = kernelPass(readFileSync(new URL('../../../kernel/scan.wasm', import.meta.url)));

/** Bytes that are often nearly a candidate: pieces of candidates, cut and joined at random. */
function* hostile(seed: number): Generator<Uint8Array> {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  const pieces = [
    ...anchors.map(({ bytes }) => Buffer.from(bytes).toString()),
    '4111 1111 1111 1111',
    '5555-5555-5555-4444',
    '4111%201111%201111%201111',
    '4111&nbsp;1111&nbsp;1111',
    '378282246310005',
    '3782 822463 10005',
    '4111111111111112',
    '99994111111111111111',
    'NDExMTExMTExMTEx',
    'DE89370400440532013000',
    'a@b.de',
    '+49 30 901820',
    '10.0.0.1',
    '4\0' + '1\0'.repeat(14),
    '\u00a0',
    '://a:b@c',
    '%',
    '\\',
    '&',
    'u0022',
    ' ',
    '\n',
    '_',
    'x',
    'X',
    '\u0000',
    '1',
    '-',
  ].map((text) => Buffer.from(text));
  for (;;) {
    const parts: Uint8Array[] = [];
    for (let bytes = 0; bytes < SIZE;) {
      const piece = pieces[random(pieces.length)] ?? Buffer.alloc(0);
      const part = random(3) === 0 ? Buffer.from([random(256)]) : Buffer.from(piece);
      if (random(8) === 0) part[random(part.length)] = random(256);
      if (random(6) === 0) part.forEach((byte, at) => (part[at] = byte >= 97 && byte <= 122 ? byte - 32 : byte));
      const cut = random(5) === 0 ? part.subarray(random(part.length)) : part;
      parts.push(cut);
      bytes += Math.max(1, cut.length);
    }
    yield Buffer.concat(parts).subarray(0, SIZE - random(64));
  }
}

function candidates(pass: FirstPass, bytes: Uint8Array, closely: number): readonly string[] {
  pass.window.fill(0);
  pass.window.set(bytes);
  const found: string[] = [];
  for (let from = 0; from < bytes.length; from += pass.stretch) {
    const { pairs, count } = pass.find(from, Math.min(bytes.length, from + pass.stretch), bytes.length, closely);
    for (let at = 0; at < count; at++) found.push(`${pairs[at * 2]} ${pairs[at * 2 + 1]}`);
  }
  return found.toSorted();
}

test('the kernel and its twin tell of the same places, whatever the bytes', { skip: makeKernel === undefined }, () => {
  const kernel = makeKernel?.(wanted, SIZE);
  const twin = twinPass(wanted, SIZE);
  assert.ok(kernel);
  let runs = 0;
  let total = 0;
  for (const bytes of hostile(20_261_124)) {
    const closely = runs % 3 === 0 ? SIZE : 0;
    const known = candidates(twin, bytes, closely);
    assert.deepEqual(candidates(kernel, bytes, closely), known, `run ${runs}`);
    total += known.length;
    if (++runs === 400) break;
  }
  assert.ok(total > 50_000, `${total} candidates`);
});

test('nothing is read from beyond the end', { skip: makeKernel === undefined }, () => {
  const kernel = makeKernel?.(wanted, SIZE);
  assert.ok(kernel);
  const bytes = Buffer.from('x 4111111111111111');
  kernel.window.fill(0x31);
  kernel.window.set(bytes);

  const { pairs, count } = kernel.find(0, bytes.length, bytes.length, SIZE);

  assert.equal(count, 1);
  assert.equal((pairs[1] ?? 0) & 255, CODE.digits);
});

test(
  'an anchor that is too long for the kernel is named, and one that just fits is found',
  { skip: makeKernel === undefined },
  () => {
    const hand = (length: number): Wanted => {
      const [first] = detectors;
      assert.ok(first);
      return { ...wanted, anchors: anchorsOf([{ ...first, anchors: ['q'.repeat(length)] }]) };
    };

    assert.throws(() => makeKernel?.(hand(37), SIZE), /the anchor "q{37}" has 37 bytes; the kernel has room for 36/);
    const kernel = makeKernel?.(hand(36), SIZE);
    assert.ok(kernel);
    const found = candidates(kernel, Buffer.from(` ${'q'.repeat(36)} `), SIZE);
    assert.ok(found.includes(`1 ${CODE.anchor}`), found.join());
  },
);
