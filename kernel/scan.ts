// The first pass over the bytes, 64 at a time. It finds what src/detectors/scan/twin.ts finds; a test holds both together.
import {
  ANCHORS,
  ANCHOR_SIZE,
  CLASSES,
  HASHES,
  HEADS,
  IBANS,
  INSIDE,
  NIBBLES,
  OUT,
  OUT_ANCHORS,
  OUT_MERGED,
  OUT_NUMBERS,
  OUT_WORDS,
  PREFIXES,
  WINDOW,
} from './layout';

const DIGIT: u8 = 1;
const UPPER: u8 = 2;
const LETTER_OR_DIGIT: u8 = 7;
const WORD: u8 = 8;
const LOCAL: u8 = 16;

const DIGITS: i32 = 1;
const CONTROL: i32 = 2;
const GROUPS: i32 = 3;
const IBAN: i32 = 4;
const AT: i32 = 5;
const PLUS: i32 = 6;
const ANCHOR: i32 = 7;
const ADDRESS: i32 = 8;
const WIDE: i32 = 9;
const BASE64: i32 = 10;

let out: usize = OUT;
let closelyTo: usize = 0;

function wants(codes: i32, code: i32): bool {
  return (codes & (1 << code)) != 0;
}

function add(at: usize, code: i32, more: i32): void {
  store<i32>(out, <i32>(at - WINDOW));
  store<i32>(out, code | (more << 8), 4);
  out += 8;
}

function classOf(at: usize): u8 {
  return load<u8>(CLASSES + <usize>load<u8>(at));
}

function isDigit(at: usize): bool {
  return <u32>load<u8>(at) - 48 < 10;
}

function mask64(a: v128, b: v128, c: v128, d: v128): u64 {
  return (
    <u64>i8x16.bitmask(a) |
    ((<u64>i8x16.bitmask(b)) << 16) |
    ((<u64>i8x16.bitmask(c)) << 32) |
    ((<u64>i8x16.bitmask(d)) << 48)
  );
}

function inRange(bytes: v128, first: i8, count: i8): v128 {
  return i8x16.le_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(count - 1));
}

function digitsAt(at: usize): u64 {
  return mask64(
    inRange(v128.load(at), 48, 10),
    inRange(v128.load(at, 16), 48, 10),
    inRange(v128.load(at, 32), 48, 10),
    inRange(v128.load(at, 48), 48, 10),
  );
}

function uppersAt(at: usize): u64 {
  return mask64(
    inRange(v128.load(at), 65, 26),
    inRange(v128.load(at, 16), 65, 26),
    inRange(v128.load(at, 32), 65, 26),
    inRange(v128.load(at, 48), 65, 26),
  );
}

function equalAt(at: usize, byte: i8): u64 {
  const wanted = i8x16.splat(byte);
  return mask64(
    i8x16.eq(v128.load(at), wanted),
    i8x16.eq(v128.load(at, 16), wanted),
    i8x16.eq(v128.load(at, 32), wanted),
    i8x16.eq(v128.load(at, 48), wanted),
  );
}

/** For sixteen bytes: the buckets of anchors that may have them at one of their first three places. */
function bucketsOf(low: v128, high: v128, lows: v128, highs: v128): v128 {
  return v128.and(i8x16.relaxed_swizzle(lows, low), i8x16.relaxed_swizzle(highs, high));
}

/** Where M, N or O stands: what the first of three ASCII digits begins with in base64. */
function quadsAt(at: usize): u64 {
  const a = inRange(v128.load(at), 77, 3);
  const b = inRange(v128.load(at, 16), 77, 3);
  const c = inRange(v128.load(at, 32), 77, 3);
  const d = inRange(v128.load(at, 48), 77, 3);
  if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) return 0;
  return mask64(a, b, c, d);
}

/** Bits of two masks that follow each other, seen from some places further on. */
function ahead(low: u64, high: u64, by: u64): u64 {
  return (low >> by) | (high << (64 - by));
}

/** Candidates in a stretch; how many pairs were written to OUT. */
export function find(from: i32, to: i32, end: i32, closely: i32, codes: i32): i32 {
  closelyTo = WINDOW + <usize>max(0, closely);
  memory.fill(WINDOW + <usize>end, 0, 256);
  out = OUT_NUMBERS;
  if ((codes & ~((1 << AT) | (1 << PLUS) | (1 << ANCHOR))) != 0) {
    numbers(WINDOW + <usize>from, WINDOW + <usize>to, codes);
  }
  const pastNumbers = out;
  out = OUT_WORDS;
  if (wants(codes, AT) || wants(codes, PLUS)) marks(WINDOW + <usize>from, WINDOW + <usize>to, codes);
  const pastMarks = out;
  out = OUT_ANCHORS;
  if (wants(codes, ANCHOR)) anchors(WINDOW + <usize>from, WINDOW + <usize>to);
  const pastAnchors = out;
  if (pastMarks == OUT_WORDS && pastAnchors == OUT_ANCHORS)
    return merged(OUT_NUMBERS, pastNumbers, OUT_WORDS, OUT_WORDS, OUT);
  const words = <usize>merged(OUT_WORDS, pastMarks, OUT_ANCHORS, pastAnchors, OUT_MERGED);
  return merged(OUT_NUMBERS, pastNumbers, OUT_MERGED, OUT_MERGED + (words << 3), OUT);
}

/** Two lists in order of place become one; where places are the same, the first list's comes first. */
function merged(one: usize, pastOne: usize, two: usize, pastTwo: usize, into: usize): i32 {
  let to = into;
  while (one < pastOne || two < pastTwo) {
    const takesOne = two >= pastTwo || (one < pastOne && load<i32>(one) <= load<i32>(two));
    store<u64>(to, takesOne ? load<u64>(one) : load<u64>(two));
    if (takesOne) one += 8;
    else two += 8;
    to += 8;
  }
  return <i32>((to - into) >> 3);
}

function numbers(from: usize, stop: usize, codes: i32): void {
  const wantsCards = wants(codes, DIGITS);
  const wantsGroups = wants(codes, GROUPS);
  const wantsIbans = wants(codes, IBAN);
  const wantsAddresses = wants(codes, ADDRESS);
  const wantsEncoded = wants(codes, BASE64);
  const wantsWide = wants(codes, WIDE);
  const none = i8x16.splat(0);
  let at = from;
  let digits = digitsAt(at);
  let uppers: u64 = wantsIbans ? uppersAt(at) : 0;
  let before: u64 = isDigit(at - 1) ? 1 : 0;
  let quads: u64 = wantsEncoded ? quadsAt(at) : 0;
  for (; at < stop; at += 64) {
    let cards: u64 = 0;
    let groups: u64 = 0;
    let ibans: u64 = 0;
    let wides: u64 = 0;
    let starts: u64 = 0;
    let encoded: u64 = 0;
    const here = digits;
    const next = digitsAt(at + 64);
    if (here != 0) {
      starts = here & ~((here << 1) | before);
      const two = here & ahead(here, next, 1);
      const twoNext = next & (next >> 1);
      const four = two & ahead(two, twoNext, 2);
      if ((four & starts) != 0) {
        const fourNext = twoNext & (twoNext >> 2);
        const eight = four & ahead(four, fourNext, 4);
        cards = starts & eight & ahead(four, fourNext, 8);
        const exact = starts & four & ~ahead(here, next, 4);
        if (wantsGroups) groups = exact;
      }
    }
    if (wantsIbans) {
      const uppersNext = uppersAt(at + 64);
      ibans = uppers & ahead(uppers, uppersNext, 1) & ahead(here, next, 2) & ahead(here, next, 3);
      uppers = uppersNext;
    }
    before = here >> 63;
    digits = next;
    if (wantsWide) {
      const least = i8x16.min_u(
        i8x16.min_u(v128.load(at), v128.load(at, 16)),
        i8x16.min_u(v128.load(at, 32), v128.load(at, 48)),
      );
      if (!i8x16.all_true(least) || load<u8>(at, 64) == 0) {
        const zeros = equalAt(at, 0);
        wides = ~zeros & ((zeros >> 1) | (load<u8>(at, 64) == 0 ? (<u64>1) << 63 : 0));
      }
    }
    if (wantsEncoded) {
      const quadsNext = quadsAt(at + 64);
      encoded = quads & ahead(quads, quadsNext, 4) & ahead(quads, quadsNext, 8);
      quads = quadsNext;
    }
    if (!wantsCards) cards = 0;
    if (!wantsAddresses) starts = 0;
    let any = cards | groups | ibans | wides | encoded | starts;
    if (stop - at < 64) any &= ((<u64>1) << (<u64>(stop - at))) - 1;
    while (any != 0) {
      const place = ctz(any);
      const bit: u64 = (<u64>1) << place;
      const spot = at + <usize>place;
      if (cards & bit) run(spot, <i32>ctz(~(place == 0 ? here : ahead(here, next, place))));
      if (groups & bit) group(spot);
      if (starts & bit) address(spot);
      if (ibans & bit) iban(spot);
      if (wides & bit) wide(spot);
      if (encoded & bit) quad(spot);
      any &= any - 1;
    }
  }
}

function marks(from: usize, stop: usize, codes: i32): void {
  const wantsAt = wants(codes, AT);
  const wantsPlus = wants(codes, PLUS);
  const sign = i8x16.splat(64);
  const cross = i8x16.splat(43);
  for (let at = from; at < stop; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const ma = v128.or(i8x16.eq(a, sign), i8x16.eq(a, cross));
    const mb = v128.or(i8x16.eq(b, sign), i8x16.eq(b, cross));
    const mc = v128.or(i8x16.eq(c, sign), i8x16.eq(c, cross));
    const md = v128.or(i8x16.eq(d, sign), i8x16.eq(d, cross));
    if (!v128.any_true(v128.or(v128.or(ma, mb), v128.or(mc, md)))) continue;
    let any = mask64(ma, mb, mc, md);
    if (stop - at < 64) any &= ((<u64>1) << (<u64>(stop - at))) - 1;
    while (any != 0) {
      const spot = at + <usize>ctz(any);
      if (load<u8>(spot) == 43) {
        if (wantsPlus) plus(spot);
      } else if (wantsAt && (classOf(spot - 1) & LOCAL) != 0 && (classOf(spot + 1) & LETTER_OR_DIGIT) != 0) {
        add(spot, AT, 0);
      }
      any &= any - 1;
    }
  }
}

/** For sixteen bytes: whether no letter or digit stands before, or no lower case letter or digit here. */
function startsOfWords(at: usize): v128 {
  const before = v128.load(at - 1);
  const here = v128.load(at);
  const letters = inRange(v128.or(before, i8x16.splat(32)), 97, 26);
  const follows = v128.or(letters, inRange(before, 48, 10));
  return v128.not(v128.and(follows, v128.or(inRange(here, 97, 26), inRange(here, 48, 10))));
}

/** An anchor that begins at a byte shows three bytes later, when its fourth agrees. */
function anchors(from: usize, stop: usize): void {
  const half = i8x16.splat(15);
  const none = i8x16.splat(0);
  const lows0 = v128.load(NIBBLES);
  const highs0 = v128.load(NIBBLES, 16);
  const lows1 = v128.load(NIBBLES, 32);
  const highs1 = v128.load(NIBBLES, 48);
  const lows2 = v128.load(NIBBLES, 64);
  const highs2 = v128.load(NIBBLES, 80);
  const lows3 = v128.load(NIBBLES, 96);
  const highs3 = v128.load(NIBBLES, 112);
  const inside = i8x16.splat(load<i8>(INSIDE));
  const early = v128.load(from - 13);
  let first = bucketsOf(v128.and(early, half), i8x16.shr_u(early, 4), lows0, highs0);
  let second = bucketsOf(v128.and(early, half), i8x16.shr_u(early, 4), lows1, highs1);
  let third = bucketsOf(v128.and(early, half), i8x16.shr_u(early, 4), lows2, highs2);
  for (let at = from; at < stop; at += 16) {
    const bytes = v128.load(at, 3);
    const low = v128.and(bytes, half);
    const high = i8x16.shr_u(bytes, 4);
    const one = bucketsOf(low, high, lows0, highs0);
    const two = bucketsOf(low, high, lows1, highs1);
    const three = bucketsOf(low, high, lows2, highs2);
    const agreed = v128.and(
      v128.and(
        bucketsOf(low, high, lows3, highs3),
        i8x16.shuffle(third, three, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30),
      ),
      v128.and(
        i8x16.shuffle(second, two, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29),
        i8x16.shuffle(first, one, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28),
      ),
    );
    first = one;
    second = two;
    third = three;
    if (!v128.any_true(agreed)) continue;
    const passed = v128.and(agreed, v128.or(startsOfWords(at), inside));
    if (!v128.any_true(passed)) continue;
    let any = <u32>i8x16.bitmask(i8x16.ne(passed, none)) & 0xffff;
    if (stop - at < 16) any &= (1 << (<u32>(stop - at))) - 1;
    while (any != 0) {
      const spot = at + <usize>ctz(any);
      const head = ((load<u32>(spot) & 0xffffff) | 0x202020) * 0x9e3779b1;
      if ((load<u8>(HEADS + <usize>(head >> 19)) & (1 << ((head >> 16) & 7))) != 0) anchor(spot);
      any &= any - 1;
    }
  }
}

/** Four digits, then a gap and four more and the same gap and four more, or a gap and six. */
function group(at: usize): void {
  const gap = gapAt(at + 4);
  if (gap == 0) return;
  const second = at + 4 + gap;
  let digits: usize = 0;
  while (digits < 7 && isDigit(second + digits)) digits++;
  if (digits == 6) {
    add(at, GROUPS, 0);
    return;
  }
  if (digits != 4) return;
  const third = second + 4;
  for (let place: usize = 0; place < gap; place++) {
    if (load<u8>(at + 4 + place) != load<u8>(third + place)) return;
  }
  for (let place: usize = 0; place < 4; place++) if (!isDigit(third + gap + place)) return;
  add(at, GROUPS, 0);
}

/** How long what stands between two groups of a printed number is; src/detectors/scan/gap.ts says what may. */
function gapAt(at: usize): usize {
  const byte = load<u8>(at);
  const next = load<u8>(at, 1);
  switch (byte) {
    case 0x20:
    case 0x2d: {
      let length: usize = 1;
      while (length < 4 && (load<u8>(at + length) == 0x20 || load<u8>(at + length) == 0x2d)) length++;
      return length;
    }
    case 0x2b:
    case 0x2e:
    case 0x5f:
    case 0x2f:
    case 0x09:
    case 0xa0:
      return 1;
    case 0xc2:
      return next == 0xa0 || next == 0xad ? 2 : 0;
    case 0xe2:
      return next == 0x80 || next == 0x88 ? 3 : 0;
    case 0xe3:
      return next == 0x80 ? 3 : 0;
    case 0x25: {
      if ((next | 32) == 0x63 && load<u8>(at, 2) == 0x32) return 6;
      if ((next | 32) == 0x65 && load<u8>(at, 2) == 0x32) return 9;
      return next == 0x32 && load<u8>(at, 2) == 0x35 ? 5 : 3;
    }
    case 0x26: {
      for (let length: usize = 4; length < 9; length++) if (load<u8>(at + length) == 0x3b) return length + 1;
      return 0;
    }
    case 0x3d: {
      const second = load<u8>(at, 2);
      if (next == 0x43 && second == 0x32) return 6;
      return (next == 0x32 && (second == 0x30 || second == 0x44)) || (next == 0x41 && second == 0x30) ? 3 : 0;
    }
    case 0x5c: {
      if (next == 0x75) return 6;
      if (next == 0x78) return 4;
      if (next == 0x5c) return load<u8>(at, 2) == 0x75 ? 7 : 0;
      return next == 0x74 || next == 0x6e ? 2 : 0;
    }
    default:
      return 0;
  }
}

function run(start: usize, digits: i32): void {
  let at = start;
  const before = load<u8>(start - 1);
  if (before == 0x25) at += 2;
  else if (before == 0x75 && load<u8>(start - 2) == 0x5c) at += 4;
  const length = digits - <i32>(at - start);
  if (length < 12 || length > 19) return;
  const past = at + <usize>length;
  const prefix =
    (<usize>load<u8>(at) - 48) * 1000 +
    (<usize>load<u8>(at, 1) - 48) * 100 +
    (<usize>load<u8>(at, 2) - 48) * 10 +
    (<usize>load<u8>(at, 3) - 48);
  const bit = <u8>((<u32>1) << (<u32>(length - 12)));
  const telling = (load<u8>(PREFIXES + 10000 + prefix) & bit) != 0;
  if ((load<u8>(PREFIXES + prefix) & bit) != 0 && luhn(at, past)) {
    add(at, DIGITS, length | (telling ? 32 : 0));
    return;
  }
  if (prefix == 9999) return;
  if (at < closelyTo || ((<i32>load<u8>(past - 1) - 48) * 10 + <i32>load<u8>(past - 2) - 48) % 16 == 5) {
    add(at, CONTROL, (length << 1) | (telling ? 1 : 0));
  }
}

function luhn(at: usize, past: usize): bool {
  let sum: u32 = 0;
  let doubled = false;
  for (let place = past; place > at;) {
    place--;
    let digit = <u32>load<u8>(place) - 48;
    if (doubled) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
    doubled = !doubled;
  }
  return sum % 10 == 0;
}

function iban(at: usize): void {
  if ((classOf(at - 1) & WORD) != 0) return;
  const country = (<usize>load<u8>(at) - 65) * 26 + <usize>load<u8>(at, 1) - 65;
  if (load<u8>(IBANS + country) != 0) add(at, IBAN, 0);
}

function plus(at: usize): void {
  if ((classOf(at - 1) & WORD) != 0 || <u32>load<u8>(at, 1) - 49 >= 9) return;
  let digits = 0;
  for (let next = at + 1; next < at + 19; next++) if (isDigit(next)) digits++;
  if (digits >= 7) add(at, PLUS, 0);
}

function address(at: usize): void {
  if ((classOf(at - 1) & WORD) != 0 || load<u8>(at - 1) == 0x2e) return;
  let next = at;
  for (let part = 0; part < 4; part++) {
    let length = 0;
    while (length < 4 && isDigit(next)) {
      next++;
      length++;
    }
    if (length == 0 || length > 3) return;
    if (part < 3 && load<u8>(next++) != 0x2e) return;
  }
  add(at, ADDRESS, 0);
}

function folded(byte: u8): u8 {
  return <u8>(byte - 65) < 26 ? byte + 32 : byte;
}

function anchor(at: usize): void {
  const key =
    <u32>folded(load<u8>(at)) | ((<u32>folded(load<u8>(at, 1))) << 8) | ((<u32>folded(load<u8>(at, 2))) << 16);
  let index = <usize>load<u16>(HASHES + <usize>(((key * 0x9e3779b1) >> 20) << 1));
  while (index != 0) {
    const entry = ANCHORS + (index - 1) * ANCHOR_SIZE;
    if (stands(at, entry)) {
      add(at, ANCHOR, <i32>index - 1);
      return;
    }
    index = <usize>load<u16>(entry, 2);
  }
}

function stands(at: usize, entry: usize): bool {
  const length = <usize>load<u8>(entry);
  for (let place: usize = 0; place < length; place++) {
    if (folded(load<u8>(at + place)) != load<u8>(entry + place, 4)) return false;
  }
  const flags = load<u8>(entry, 1);
  if ((flags & 1) != 0 && !wordStarts(at)) return false;
  if ((flags & 4) != 0 && !reachesAt(at + length)) return false;
  return (flags & 2) == 0 || wordStarts(at + length);
}

/** Whether a word starts at a place, or none goes on: in camelCase, upper case starts one behind lower case or a digit. */
function wordStarts(at: usize): bool {
  const here = classOf(at);
  const before = classOf(at - 1);
  if ((here & LETTER_OR_DIGIT) == 0 || (before & LETTER_OR_DIGIT) == 0) return true;
  return (here & UPPER) != 0 && (before & UPPER) == 0;
}

/** Whether an @ follows, before anything that ends the host of an address. */
function reachesAt(from: usize): bool {
  for (let at = from; at < from + 200; at++) {
    const byte = load<u8>(at);
    if (byte == 0x40) return at > from;
    if (byte <= 0x20 || byte == 0x2f || byte == 0x22 || byte == 0x27 || byte == 0x3c || byte == 0x3e || byte == 0x5c) {
      return false;
    }
  }
  return false;
}

/** Twelve times a byte that is not NUL and one that is; the first of them. */
function wide(at: usize): void {
  if (load<u8>(at, 1) != 0 || (load<u8>(at - 2) != 0 && load<u8>(at - 1) == 0)) return;
  for (let pair: usize = 0; pair < 24; pair += 2) {
    if (load<u8>(at + pair) == 0 || load<u8>(at + pair, 1) != 0) return;
  }
  add(at, WIDE, 0);
}

/** Three times three digits in base64, and not a fourth before. */
function quad(at: usize): void {
  if (isQuad(at) && isQuad(at + 4) && isQuad(at + 8) && !isQuad(at - 4)) add(at, BASE64, 0);
}

/** [MNO][DTjz][AEIMQUYcgk][wxyz0-5]: what three ASCII digits become. */
function isQuad(at: usize): bool {
  return (
    (load<u8>(CLASSES + <usize>load<u8>(at)) & 32) != 0 &&
    (load<u8>(CLASSES + <usize>load<u8>(at, 1)) & 64) != 0 &&
    (load<u8>(CLASSES + <usize>load<u8>(at, 2)) & 128) != 0 &&
    isFourth(load<u8>(at, 3))
  );
}

function isFourth(byte: u8): bool {
  return <u32>byte - 119 < 4 || <u32>byte - 48 < 6;
}

/** Line feeds. */
export function lines(from: i32, to: i32): i32 {
  let at = WINDOW + <usize>from;
  const stop = WINDOW + <usize>to;
  let count = 0;
  for (; at + 64 <= stop; at += 64) count += <i32>popcnt(equalAt(at, 10));
  for (; at < stop; at++) if (load<u8>(at) == 10) count++;
  return count;
}
