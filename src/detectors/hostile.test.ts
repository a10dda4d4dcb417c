// Texts made to keep a detector busy, bytes of no sense, and streams cut anywhere: work stays in proportion, and what is found the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Detector, Piece } from './detector.ts';
import { detectors } from './index.gen.ts';
import { scanWhole } from './scan.ts';
import { createScanner, type Scanner } from './scan/scanner.ts';
import { samples } from '../../test/detector-samples.ts';

/** What each detector nearly finds, again and again: its anchors, and the characters that its forms repeat. */
function killersOf(detector: Detector): readonly string[] {
  const heads = [
    ...detector.anchors.map((anchor) => anchor.trim().replace('…@', '')).slice(0, 6),
    '4',
    'DE',
    'a@',
    '+4',
    '1.',
  ];
  const tails = ['a', '1', '="', ' ', 'a.', '1 ', '-', ':a', '\\', '4111 1111 '];
  return heads.flatMap((head) => tails.map((tail) => head + tail.repeat(40)));
}

/** Characters of pieces that a detector was handed while it looked through a text. */
function workOf(detector: Detector, text: string): { readonly asked: number; readonly characters: number } {
  let asked = 0;
  let characters = 0;
  const counting: Detector = {
    ...detector,
    find(piece: Piece) {
      asked++;
      characters += piece.text.length;
      return detector.find(piece);
    },
  };
  const scanner = createScanner({ detectors: [counting], window: 1 << 16 });
  scanner.push(Buffer.from(text));
  scanner.end();
  return { asked, characters };
}

for (const detector of detectors) {
  test(`${detector.id}: twice the text is at most 2.2 times the work`, () => {
    for (const killer of killersOf(detector)) {
      const text = killer.repeat(Math.ceil(Math.max(6000, detector.longest * 10) / killer.length));
      const once = workOf(detector, text);
      const twice = workOf(detector, text + text);

      assert.ok(twice.asked <= once.asked * 2.2 + 4, `${killer.slice(0, 20)}: ${once.asked} and ${twice.asked}`);
      assert.ok(twice.characters <= once.characters * 2.2 + 4 * (detector.longest + 128), killer.slice(0, 20));
    }
  });

  test(`${detector.id}: streams cut anywhere give the same`, () => {
    const { find = [], leave = [] } = samples[detector.id] ?? {};
    const text = Buffer.from([...find, ...leave, ...find].join(`\n${'. '.repeat(60)}\n`));
    const whole = shown(scanWhole(text, { detectors: [detector.id] }));
    for (const size of [1, 3, 17, 64, 4099]) {
      const scanner = createScanner({ detectors: [detector], window: 8192 });
      const found: ReturnType<Scanner['end']>[number][] = [];
      for (let at = 0; at < text.length; at += size) found.push(...scanner.push(text.subarray(at, at + size)));
      found.push(...scanner.end());

      assert.deepEqual(shown(found), whole, `chunks of ${size}`);
    }
  });
}

test('a thousand runs of random bytes break nothing, and are no secret', () => {
  const scanner = createScanner({ detectors, window: 1 << 15 });
  let state = 20_261_124;
  let sure = 0;
  for (let run = 0; run < 1000; run++) {
    const bytes = Buffer.alloc(2048);
    for (let at = 0; at < bytes.length; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      bytes[at] = run % 2 === 0 ? state >>> 24 : 32 + ((state >>> 24) % 95);
    }
    const found = [...scanner.push(bytes), ...scanner.end()];
    sure += found.filter(({ confidence }) => confidence !== 'tentative').length;
    for (const { start, end } of found) assert.ok(start >= 0 && start < end && end <= bytes.length);
  }
  assert.equal(sure, 0);
});

function shown(
  matches: readonly {
    readonly start: number;
    readonly end: number;
    readonly masked: string;
    readonly confidence: string;
  }[],
): readonly string[] {
  return matches.map(({ start, end, masked, confidence }) => `${start} ${end} ${masked} ${confidence}`).toSorted();
}
