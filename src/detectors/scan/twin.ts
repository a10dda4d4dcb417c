import { LONGEST, SHORTEST } from '../card/issuers.ts';
import { DIGIT, LOCAL, LOWER, QUAD_1, QUAD_2, QUAD_3, UPPER, WORD, classAt, classOf, digitsFrom } from './bytes.ts';
import { gapAt } from './gap.ts';
import { type Candidates, CODE, type FirstPass, type Wanted } from './candidates.ts';

const LETTER_OR_DIGIT = DIGIT | UPPER | LOWER;

/** The first pass in plain TypeScript: for machines without WebAssembly SIMD, and what the kernel is held to. */
export function twinPass(wanted: Wanted, size: number): FirstPass {
  const window = new Uint8Array(size);
  const byFirst = anchorsByFirstByte(wanted);
  const wants = Array.from({ length: 16 }, (_, code) => wanted.codes.has(code));
  let pairs = new Int32Array(4096);
  let count = 0;
  let end = 0;

  return {
    window,
    stretch: size,
    find(from, to, limit, closely): Candidates {
      count = 0;
      end = limit;
      for (let at = from; at < to; at++) look(at, closely);
      return { pairs, count };
    },
    lines(from, to): number {
      let found = 0;
      for (let at = window.indexOf(10, from); at >= 0 && at < to; at = window.indexOf(10, at + 1)) found++;
      return found;
    },
  };

  function add(at: number, code: number, more = 0): void {
    if (count * 2 + 2 > pairs.length) {
      const larger = new Int32Array(pairs.length * 2);
      larger.set(pairs);
      pairs = larger;
    }
    pairs[count * 2] = at;
    pairs[count * 2 + 1] = code | (more << 8);
    count++;
  }

  /** Places before the first byte and from the end on count as no byte at all. */
  function classHere(at: number): number {
    return at < end ? classAt(window, at) : 0;
  }

  function look(at: number, closely: number): void {
    const byte = window[at] as number;
    const kind = classOf[byte] as number;
    if ((kind & DIGIT) !== 0 && (classHere(at - 1) & DIGIT) === 0) {
      const length = digitsFrom(window, at, end, 5);
      if (wants[CODE.digits] === true) run(at, at < closely);
      if (length === 4 && wants[CODE.groups] === true && isGrouped(at)) add(at, CODE.groups);
      if (length <= 3 && wants[CODE.address] === true && isAddress(at)) add(at, CODE.address);
    }
    if ((kind & UPPER) !== 0 && wants[CODE.iban] === true && isIban(at)) add(at, CODE.iban);
    if (byte !== 0 && wants[CODE.wide] === true && isWide(at)) add(at, CODE.wide);
    if (byte >= 0x4d && byte <= 0x4f && wants[CODE.base64] === true && isEncoded(at)) add(at, CODE.base64);
    if (byte === 0x40 && wants[CODE.at] === true && isAt(at)) add(at, CODE.at);
    if (byte === 0x2b && wants[CODE.plus] === true && isPlus(at)) add(at, CODE.plus);
    const anchors = byFirst[byte];
    if (anchors !== undefined) {
      const which = anchors.find((index) => stands(at, index));
      if (which !== undefined) add(at, CODE.anchor, which);
    }
  }

  /** Digits of an escape before the value (`%22`, `\\u0022`) are not of it. */
  function run(start: number, all: boolean): void {
    const before = start > 0 ? window[start - 1] : 0;
    const skip = before === 0x25 ? 2 : before === 0x75 && start > 1 && window[start - 2] === 0x5c ? 4 : 0;
    const length = digitsFrom(window, start, end, LONGEST + 5) - skip;
    if (length >= SHORTEST && length <= LONGEST) card(start + skip, length, all);
  }

  function card(at: number, length: number, all: boolean): void {
    const prefix = digit(at) * 1000 + digit(at + 1) * 100 + digit(at + 2) * 10 + digit(at + 3);
    const bit = 1 << (length - SHORTEST);
    const issued = ((wanted.prefixes[prefix] ?? 0) & bit) !== 0;
    const telling = ((wanted.prefixes[10_000 + prefix] ?? 0) & bit) !== 0;
    if (issued && luhn(at, length)) return add(at, CODE.digits, length | (telling ? 32 : 0));
    if (prefix === 9999) return; // a vault's token
    if (all || isSampled(at + length)) add(at, CODE.control, (length << 1) | (telling ? 1 : 0));
  }

  /** One value in sixteen or so: by its last two digits, so that the same value is always told of or never. */
  function isSampled(past: number): boolean {
    return (digit(past - 1) * 10 + digit(past - 2)) % 16 === 5;
  }

  function digit(at: number): number {
    return (window[at] as number) - 48;
  }

  function luhn(at: number, length: number): boolean {
    let sum = 0;
    for (let place = 0; place < length; place++) {
      const value = digit(at + length - 1 - place);
      sum += place % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2;
    }
    return sum % 10 === 0;
  }

  /** Four digits, then a gap and four more and the same gap and four more, or a gap and six. */
  function isGrouped(at: number): boolean {
    const gap = gapAt(byteAt, at + 4);
    if (gap === 0) return false;
    const second = at + 4 + gap;
    const length = digitsFrom(window, second, end, 7);
    if (length !== 4) return length === 6;
    for (let place = 0; place < gap; place++) if (byteAt(at + 4 + place) !== byteAt(second + 4 + place)) return false;
    return digitsFrom(window, second + 4 + gap, end, 4) === 4;
  }

  function isIban(at: number): boolean {
    if ((classHere(at + 1) & UPPER) === 0 || (classHere(at - 1) & WORD) !== 0) return false;
    if ((classHere(at + 2) & classHere(at + 3) & DIGIT) === 0) return false;
    return (wanted.ibanLengths[((window[at] as number) - 65) * 26 + (window[at + 1] as number) - 65] ?? 0) > 0;
  }

  function isAt(at: number): boolean {
    return (classHere(at - 1) & LOCAL) !== 0 && (classHere(at + 1) & (DIGIT | UPPER | LOWER)) !== 0;
  }

  /** A + that begins a word, a digit from 1 to 9, and at least six more in the next eighteen bytes. */
  function isPlus(at: number): boolean {
    if ((classHere(at - 1) & WORD) !== 0) return false;
    if (at + 1 >= end || ((window[at + 1] as number) - 49) >>> 0 >= 9) return false;
    let digits = 0;
    for (let next = at + 1; next < at + 19; next++) if ((classHere(next) & DIGIT) !== 0) digits++;
    return digits >= 7;
  }

  function isAddress(at: number): boolean {
    if ((classHere(at - 1) & WORD) !== 0 || (at > 0 && window[at - 1] === 0x2e)) return false;
    let next = at;
    for (let part = 0; part < 4; part++) {
      const length = digitsFrom(window, next, end, 4);
      if (length === 0 || length > 3) return false;
      next += length;
      if (part < 3 && (next >= end || window[next++] !== 0x2e)) return false;
    }
    return true;
  }

  function byteAt(at: number): number {
    return at >= 0 && at < end ? (window[at] as number) : 0;
  }

  /** Twelve times a byte that is not NUL and one that is; the first of them. */
  function isWide(at: number): boolean {
    if (byteAt(at + 1) !== 0 || (byteAt(at - 2) !== 0 && byteAt(at - 1) === 0)) return false;
    for (let pair = 0; pair < 24; pair += 2) {
      if (byteAt(at + pair) === 0 || byteAt(at + pair + 1) !== 0) return false;
    }
    return true;
  }

  function isEncoded(at: number): boolean {
    return isQuad(at) && isQuad(at + 4) && isQuad(at + 8) && !isQuad(at - 4);
  }

  /** What three ASCII digits become in base64: [MNO][DTjz][AEIMQUYcgk][wxyz0-5]. */
  function isQuad(at: number): boolean {
    const fourth = byteAt(at + 3);
    return (
      (classHere(at) & QUAD_1) !== 0 &&
      (classHere(at + 1) & QUAD_2) !== 0 &&
      (classHere(at + 2) & QUAD_3) !== 0 &&
      ((fourth - 119) >>> 0 < 4 || (fourth - 48) >>> 0 < 6)
    );
  }

  function stands(at: number, index: number): boolean {
    const anchor = wanted.anchors[index];
    if (anchor === undefined || at + anchor.bytes.length > end) return false;
    for (let place = 0; place < anchor.bytes.length; place++) {
      if (folded(window[at + place] as number) !== anchor.bytes[place]) return false;
    }
    if (anchor.openLeft && !wordStarts(at)) return false;
    if (anchor.reachesAt && !reachesAt(at + anchor.bytes.length)) return false;
    return !anchor.openRight || wordStarts(at + anchor.bytes.length);
  }

  function wordStarts(at: number): boolean {
    const here = classHere(at);
    const before = classHere(at - 1);
    if ((here & LETTER_OR_DIGIT) === 0 || (before & LETTER_OR_DIGIT) === 0) return true;
    return (here & UPPER) !== 0 && (before & UPPER) === 0;
  }

  function reachesAt(from: number): boolean {
    for (let at = from; at < from + 200; at++) {
      const byte = byteAt(at);
      if (byte === 0x40) return at > from;
      if (byte <= 0x20 || [0x2f, 0x22, 0x27, 0x3c, 0x3e, 0x5c].includes(byte)) return false;
    }
    return false;
  }
}

function folded(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

/** For each byte, which anchors may begin with it, in either case. */
function anchorsByFirstByte(wanted: Wanted): readonly (readonly number[] | undefined)[] {
  const lists: (number[] | undefined)[] = Array.from({ length: 256 });
  wanted.anchors.forEach((anchor, index) => {
    const first = anchor.bytes[0] ?? 0;
    for (const byte of new Set([first, first >= 97 && first <= 122 ? first - 32 : first])) {
      (lists[byte] ??= []).push(index);
    }
  });
  return lists;
}
