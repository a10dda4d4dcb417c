import type { Trigger } from '../detector.ts';
import type { Anchor } from './anchors.ts';

/**
 * The first pass: every place of a stretch of bytes where a detector should look. Two passes exist and give the same
 * list: this room's twin in TypeScript and the kernel in WebAssembly. What is a candidate depends on at most
 * `REACH` bytes after it and 1 before it, never on where the stretch was cut.
 */
export interface FirstPass {
  /** The bytes to look through are put here, from 0 on. */
  readonly window: Uint8Array;
  /** At most so many bytes may be asked for at a time. */
  readonly stretch: number;
  /**
   * Candidates that begin in `[from, to)`, in order of place; bytes up to `end` may be read. Digits that fail as a card are told
   * of up to `closely`, and from there on only one in sixteen.
   */
  find(from: number, to: number, end: number, closely: number): Candidates;
  /** Line feeds in `[from, to)`. */
  lines(from: number, to: number): number;
}

/** Pairs: a place, and a code whose low byte is the kind. The array is used again by the next call. */
export interface Candidates {
  readonly pairs: Int32Array;
  /** Of pairs. */
  readonly count: number;
}

export const REACH = 64;

/** The kinds of codes; `>> 8` is more about it. */
export const CODE = {
  /** A run of digits that could be a card number; more: its length, and 32 where prefix and length are telling. */
  digits: 1,
  /** A run of digits that is none; more: 1 where its prefix would do, and twice its length. */
  control: 2,
  groups: 3,
  iban: 4,
  at: 5,
  plus: 6,
  /** More: which anchor. */
  anchor: 7,
  address: 8,
  /** Characters and NULs take turns. */
  wide: 9,
  /** Digits in base64. */
  base64: 10,
} as const;

export const triggers: Readonly<Record<number, Trigger>> = {
  [CODE.digits]: 'digits',
  [CODE.groups]: 'groups',
  [CODE.iban]: 'iban',
  [CODE.at]: 'at',
  [CODE.plus]: 'plus',
  [CODE.anchor]: 'anchor',
  [CODE.address]: 'address',
};

/** What a first pass looks for, and the tables it looks things up in. */
export interface Wanted {
  readonly codes: ReadonlySet<number>;
  readonly anchors: readonly Anchor[];
  readonly prefixes: Uint8Array;
  readonly ibanLengths: Uint8Array;
}
