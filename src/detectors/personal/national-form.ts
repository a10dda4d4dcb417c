import { type Words, words } from '../scan/words.ts';

/** A number that a country gives to people or businesses. */
export interface NationalForm {
  /** ISO 3166-1. */
  readonly country: string;
  readonly id: string;
  readonly pattern: RegExp;
  /** Check digits and dates; separators are gone. */
  readonly check: (value: string) => boolean;
  /** How many of random ones in its form pass, about. */
  readonly chance: number;
  readonly words: Words;
}

/** Two digits as a number. */
export const two = (text: string, at: number): number => Number(text.slice(at, at + 2));

/** One form, its words as a list with commas. */
export function form(
  country: string,
  id: string,
  pattern: RegExp,
  chance: number,
  names: string,
  check: (value: string) => boolean,
): NationalForm {
  return { country, id, pattern, chance, words: words(names), check };
}
