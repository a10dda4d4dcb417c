import { confidenceOf } from '../card/card-number.ts';
import type { Buffer } from 'node:buffer';
import { cardWords } from '../card/card-words.ts';
import type { Detector, Found } from '../detector.ts';
import { findName, hashAt, nameAt, namePlace } from './name.ts';
import { firstOf } from './words.ts';

/** One in so many numbers that are no card is told of, once the beginning of a stream is past. */
export const SAMPLED = 16;
/** So many bytes from the beginning on, every one is. */
export const CLOSELY = 1 << 20;
const MOST_FIELDS = 2048;
const ENOUGH = 24;
const MOST_HELD = 16;
const HOPELESS = 200;
const nothing: readonly Settled[] = [];

interface Field {
  passed: number;
  /** Right prefix, wrong check digit. */
  failed: number;
  other: number;
  readonly held: Held[];
  /** Its name says card: then what passes is looked at, whatever else it holds. */
  readonly named: boolean;
}

/** A find that waits; `start` and `end` in the stream. */
export interface Held {
  readonly detector: Detector;
  readonly found: Found;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface Settled extends Held {
  readonly odds: number;
  readonly reason: string | undefined;
}

/**
 * The control test: of random numbers in a field, for one that passes as a card nine have a card's prefix and fail the
 * check digit, and forty have no such prefix; in a column of card numbers there are none of either. Numbers wait until
 * their field has shown enough of itself, or the stream ends. Bounded: fields and what waits in each.
 */
export function controlTest(): {
  /** A number at a place that is none. */
  control(bytes: Buffer, at: number, length: number, hasPrefix: boolean, weight: number): readonly Settled[];
  /** A number that passes, in a field without a card's name where nearly all others fail: counted, and not worth more. */
  isHopeless(bytes: Buffer, at: number, length: number): boolean;
  pass(bytes: Buffer, at: number, held: Held): readonly Settled[];
  end(): readonly Settled[];
} {
  const fields = new Map<number, Field>();
  const names = new Map<string, boolean>();
  const place = namePlace();

  return {
    control(bytes, at, length, hasPrefix, weight) {
      const { field, put } = fieldOf(bytes, at, length);
      if (hasPrefix) field.failed += weight;
      else field.other += weight;
      if (put === undefined && (field.held.length === 0 || seen(field) < ENOUGH)) return nothing;
      return [...(put ?? []), ...(seen(field) >= ENOUGH ? settle(field) : [])];
    },
    isHopeless(bytes, at, length) {
      findName(bytes, at, place);
      const field = fields.get(keyAt(bytes, length));
      if (field === undefined || field.named || seen(field) < HOPELESS || field.passed * 12 > seen(field)) return false;
      field.passed++;
      return true;
    },
    pass(bytes, at, held) {
      const { field, put } = fieldOf(bytes, at, held.found.value.length);
      field.passed++;
      field.held.push(held);
      return [...(put ?? []), ...(field.held.length >= MOST_HELD || seen(field) >= ENOUGH ? settle(field) : [])];
    },
    end() {
      const all = [...fields.values()].flatMap(settle);
      fields.clear();
      return all;
    },
  };

  function keyAt(bytes: Buffer, length: number): number {
    return Math.imul(hashAt(bytes, place) ^ length, 0x01000193) >> 1;
  }

  /** A field, and what had to be settled to make room for it. */
  function fieldOf(bytes: Buffer, at: number, length: number): { field: Field; put: readonly Settled[] | undefined } {
    findName(bytes, at, place);
    const key = keyAt(bytes, length);
    const known = fields.get(key);
    if (known !== undefined) return { field: known, put: undefined };
    let put: readonly Settled[] | undefined;
    if (fields.size >= MOST_FIELDS) {
      const [oldest = 0] = fields.keys();
      const gone = fields.get(oldest);
      if (gone !== undefined) put = settle(gone);
      fields.delete(oldest);
    }
    const named = isNamed(nameAt(bytes, place));
    const field: Field = { passed: 0, failed: 0, other: 0, held: [], named };
    fields.set(key, field);
    return { field, put };
  }

  /** The names of one stream often stand in the next one too. */
  function isNamed(key: string): boolean {
    const known = names.get(key);
    if (known !== undefined) return known;
    if (names.size >= MOST_FIELDS) names.clear();
    const named = firstOf(key, cardWords) !== undefined;
    names.set(key, named);
    return named;
  }
}

function seen(field: Field): number {
  return field.passed + field.failed + field.other;
}

function settle(field: Field): readonly Settled[] {
  const { odds, reason } = verdictOf(field.passed, field.failed, field.other);
  return field.held
    .splice(0)
    .map((held) => ({ ...held, odds: (held.found.odds ?? 0) + odds, reason }))
    .filter(({ odds: sum }) => confidenceOf(sum) !== undefined);
}

/** What the other numbers of a field say about one of them, as natural logarithm of odds. */
export function verdictOf(
  passed: number,
  failed: number,
  other: number,
): { readonly odds: number; readonly reason: string | undefined } {
  const share = passed / (passed + failed + other);
  if (share < 0.15) return { odds: -8, reason: 'most other numbers of the field are no card numbers' };
  if (share < 0.45) return { odds: -4, reason: 'many other numbers of the field are no card numbers' };
  if (share < 0.8) return { odds: -1, reason: undefined };
  if (passed < 3) return { odds: 0, reason: undefined };
  return { odds: Math.min(6, passed * 0.6), reason: 'all other numbers of the field are card numbers too' };
}
