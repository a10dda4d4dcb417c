import type { Buffer } from 'node:buffer';
import type { Piece, Trigger } from '../detector.ts';
import { nameOf } from './name.ts';

/** So many bytes before a candidate belong to its piece. */
export const BEFORE = 128;
/** So many before and after a value speak of it. */
export const NEAR = 80;
const decoder = new TextDecoder();

/** A piece of a scanner's window; what is not asked for is not made. */
export class WindowPiece implements Piece {
  readonly at: number;
  readonly trigger: Trigger;
  readonly #window: Buffer;
  readonly #filled: number;
  readonly #from: number;
  readonly #to: number;
  #text: string | undefined;
  #name: string | undefined;

  constructor(window: Buffer, filled: number, at: number, trigger: Trigger, longest: number) {
    this.#window = window;
    this.#filled = filled;
    this.#from = Math.max(0, at - BEFORE);
    this.#to = Math.min(filled, at + longest);
    this.at = at - this.#from;
    this.trigger = trigger;
  }

  get text(): string {
    this.#text ??= this.#window.toString('latin1', this.#from, this.#to);
    return this.#text;
  }

  get name(): string {
    this.#name ??= nameOf(this.#window, this.#from + this.at);
    return this.#name;
  }

  nameAt(place: number): string {
    return nameOf(this.#window, this.#from + place);
  }

  before(place: number): string {
    return this.#near(this.#from + place - NEAR, this.#from + place);
  }

  after(place: number): string {
    return this.#near(this.#from + place, this.#from + place + NEAR);
  }

  #near(from: number, to: number): string {
    return decoder.decode(this.#window.subarray(Math.max(0, from), Math.min(this.#filled, to))).toLowerCase();
  }
}
