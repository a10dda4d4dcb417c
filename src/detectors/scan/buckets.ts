import type { Anchor } from './anchors.ts';

const BUCKETS = 8;
const PLACES = 4;
const LETTERS = 'etaoinsrhdlucmfywgpbvkxqjz';

/** About how often a byte stands in a shop's data: digits, letters by their use in words, signs, and the rest seldom. */
const shares: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  const place = LETTERS.indexOf(character.toLowerCase());
  if (/[0-9]/.test(character)) return 0.025;
  if (/[a-z]/.test(character)) return 0.04 / (1 + place / 6) + 0.004;
  if (/[A-Z]/.test(character)) return 0.006;
  if (/[ "',:;_./=-]/.test(character)) return 0.02;
  return byte < 128 ? 0.002 : 0.0005;
});

/** The bytes that may stand at a place of an anchor: its own in either case, or any behind its end. */
export function spellings(bytes: Uint8Array, place: number): readonly number[] {
  const byte = bytes[place];
  if (byte === undefined) return Array.from({ length: 256 }, (_, any) => any);
  return byte >= 97 && byte <= 122 ? [byte, byte - 32] : [byte];
}

/** The halves of the bytes that a bucket lets through at each place, and how much that is. */
interface Gate {
  lows: number;
  highs: number;
  share: number;
}

/** The bucket of each anchor, and a bit for each bucket whose anchors may stand in the middle of a word. */
export interface Buckets {
  readonly of: readonly number[];
  readonly inside: number;
}

/** Of places in a shop's data, about so many are beginnings of words. */
const STARTS = 0.3;

/**
 * Eight buckets of anchors, for a first look at four bytes that only sees halves of bytes: anchors that begin alike go
 * together, those that begin words apart from the others, cut where the least other text gets through. The cuts are the
 * best there are for sorted beginnings.
 */
export function bucketsOf(anchors: readonly Anchor[]): Buckets {
  const starting = groupOf(anchors.filter(({ openLeft }) => openLeft));
  const within = groupOf(anchors.filter(({ openLeft }) => !openLeft));
  const costs = Array.from({ length: BUCKETS + 1 }, (_, count) => {
    if ((count === 0 && starting.heads.length > 0) || (count === BUCKETS && within.heads.length > 0)) return Infinity;
    return (starting.costs[count] ?? 0) * STARTS + (within.costs[BUCKETS - count] ?? 0);
  });
  const count = costs.indexOf(Math.min(...costs));
  const first = starting.cut(count);
  const second = within.cut(BUCKETS - count);
  const of = anchors.map(({ bytes, openLeft }) => (openLeft ? first(bytes) : count + second(bytes)));
  return { of, inside: 255 & ~((1 << count) - 1) };
}

interface Group {
  readonly heads: readonly Uint8Array[];
  /** What gets through, by the number of buckets. */
  readonly costs: readonly number[];
  /** The bucket of an anchor, where there are so many. */
  cut(count: number): (bytes: Uint8Array) => number;
}

function keyOf(bytes: Uint8Array): string {
  return String.fromCharCode(Math.min(PLACES, bytes.length), ...bytes.subarray(0, PLACES));
}

function groupOf(anchors: readonly Anchor[]): Group {
  const sorted = [...new Map(anchors.map(({ bytes }) => [keyOf(bytes), bytes.subarray(0, PLACES)])).entries()].toSorted(
    ([a], [b]) => (a < b ? -1 : 1),
  );
  const heads = sorted.map(([, head]) => head);
  const { costs, steps } = cutsOf(heads);
  return {
    heads,
    costs,
    cut(count) {
      const cuts: number[] = [];
      for (let to = heads.length, bucket = count - 1; bucket > 0; bucket--) {
        const step = steps[bucket]?.[to] ?? 0;
        if (step > 0) cuts.push((to = step));
      }
      const bucketOf = new Map(sorted.map(([key], index) => [key, cuts.filter((cut) => cut <= index).length]));
      return (bytes) => bucketOf.get(keyOf(bytes)) ?? 0;
    },
  };
}

/** The least that gets through with one, two, ... buckets, and where the last of them begins for each number of heads. */
function cutsOf(heads: readonly Uint8Array[]): {
  readonly costs: readonly number[];
  readonly steps: readonly (readonly number[])[];
} {
  const spans = heads.map((_, from) => costsFrom(heads, from));
  let best = [0, ...(spans[0] ?? [])];
  const costs = [0, best.at(-1) ?? 0];
  const steps: number[][] = [[]];
  for (let bucket = 1; bucket < BUCKETS; bucket++) {
    const next = best.slice();
    const step = best.map(() => 0);
    for (let from = 1; from < heads.length; from++) {
      const span = spans[from] ?? [];
      for (let to = from + 1; to <= heads.length; to++) {
        const cost = (best[from] ?? 0) + (span[to - from - 1] ?? 0);
        if (cost >= (next[to] ?? 0)) continue;
        next[to] = cost;
        step[to] = from;
      }
    }
    best = next;
    costs.push(best.at(-1) ?? 0);
    steps.push(step);
  }
  return { costs, steps };
}

/** What one bucket lets through that begins at a head, for each place where it may end. */
function costsFrom(heads: readonly Uint8Array[], from: number): readonly number[] {
  const gates: readonly Gate[] = Array.from({ length: PLACES }, () => ({ lows: 0, highs: 0, share: 0 }));
  return heads.slice(from).map((head) => {
    gates.forEach((gate, place) => {
      let { lows, highs } = gate;
      for (const byte of spellings(head, place)) {
        lows |= 1 << (byte & 15);
        highs |= 1 << (byte >> 4);
      }
      if (lows === gate.lows && highs === gate.highs) return;
      Object.assign(gate, { lows, highs, share: shareOf(lows, highs) });
    });
    return gates.reduce((product, { share }) => product * share, 1);
  });
}

function shareOf(lows: number, highs: number): number {
  let sum = 0;
  for (let byte = 0; byte < 256; byte++) {
    if ((lows & (1 << (byte & 15))) !== 0 && (highs & (1 << (byte >> 4))) !== 0) sum += shares[byte] ?? 0;
  }
  return sum;
}
