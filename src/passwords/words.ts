import { dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { favourites, months, seasons, shopWords, walks } from './lists.ts';

export interface Guessing {
  /** Of the store and the person: names, domain, town. */
  readonly own: readonly string[];
  /** The engine's id: what it would not have taken as a password is tried later. */
  readonly engine: string | undefined;
  /** The year of the audit. */
  readonly year: number;
}

/** Words that are put into order by the engine's rules; what follows comes as it comes. */
const ORDERED = 20_000;
const MOST = 400_000;

/** Passwords in the order in which a guesser tries them; at most 400,000, and no word twice among the first. */
export function* guesses(guessing: Guessing): Generator<string> {
  const all = guessesInOrder(guessing);
  const first = unique(all, ORDERED);
  const allowed = rules[guessing.engine ?? ''] ?? (() => true);
  yield* first.filter((word) => allowed(word));
  yield* first.filter((word) => !allowed(word));
  let count = first.length;
  for (const word of all) {
    if (count++ >= MOST) return;
    yield word;
  }
}

/** What the engines themselves ask of an administrator's password, at the least. */
const rules: Readonly<Record<string, (word: string) => boolean>> = {
  magento2: (word) => word.length >= 7 && mixed(word),
  openmage: (word) => word.length >= 7 && mixed(word),
  'zen-cart': (word) => word.length >= 7 && mixed(word),
  shopware6: (word) => word.length >= 8,
  prestashop: (word) => word.length >= 5,
};

function mixed(word: string): boolean {
  return /\d/.test(word) && /\p{L}/u.test(word);
}

function* guessesInOrder({ own, year }: Guessing): Generator<string> {
  const names = ownWords(own);
  yield* interleave([variants(names, year), favourites.values(), variants(shopWords, year), dated(year)], [3, 3, 1, 2]);
  const passwords = common['passwords-common'];
  yield* walks;
  yield* passwords.slice(0, 10_000);
  for (const word of passwords.slice(0, 3_000)) yield* shortVariants(word, year);
  const firstNames = english['firstnames-en'];
  for (const word of firstNames) yield* shortVariants(word, year);
  yield* passwords.slice(10_000);
  for (const word of english['commonWords-en'].slice(0, 8_000)) yield* shortVariants(word, year);
  for (const word of english['lastnames-en'].slice(0, 5_000)) yield* shortVariants(word, year);
}

/** Names taken apart: `shop.blumen-meyer.example` gives blumenmeyer, blumen, meyer. */
export function ownWords(own: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of own.slice(0, 20)) {
    const parts = text
      .toLowerCase()
      .slice(0, 100)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((part) => !empty.has(part));
    if (parts.length > 1) found.add(parts.join(''));
    for (const part of parts) if (part.length >= 3) found.add(part);
  }
  return [...found].filter((word) => word.length >= 3 && word.length <= 30).slice(0, 16);
}

const empty = new Set([
  '',
  ...'www com net org de fr es it nl pl uk co eu at ch be example local localhost test http https'.split(' '),
]);

/** Every usual change of every word; the most usual change of all words first. */
function* variants(words: readonly string[], year: number): Generator<string> {
  for (const change of changes(year)) for (const word of words) yield change(word);
}

function changes(year: number): readonly ((word: string) => string)[] {
  const recent = [year, year - 1, year - 2];
  const older = Array.from({ length: 12 }, (_, index) => year - 3 - index);
  const ends = [
    '123',
    '1',
    '1234',
    '!',
    '123!',
    '1!',
    '12',
    '12345',
    '@123',
    '01',
    '123456',
    '2',
    '11',
    '007',
    '321',
    '99',
    '.',
    '#1',
    '1234!',
  ];
  const usual = ['', '123', '1', `${year}`, '123!', `${year}!`, `${year - 1}`, '1234', '!', `${year - 1}!`];
  const rest = [
    ...ends,
    ...recent.flatMap(String),
    ...recent.map((one) => `${one}!`),
    ...recent.map((one) => `@${one}`),
  ];
  const late = [
    ...recent.map((one) => `_${one}`),
    ...recent.map((one) => `${one % 100}`),
    ...older.map(String),
    ...older.map((one) => `${one}!`),
  ];
  const order = [...new Set([...usual, ...rest, ...late])];
  const plain = order.flatMap((end) => [
    (word: string) => capital(word) + end,
    (word: string) => word.toLowerCase() + end,
  ]);
  const leet = ['', '1', '123', '!', '123!', `${year}`].flatMap((end) => [
    (word: string) => swapped(word) + end,
    (word: string) => capital(swapped(word)) + end,
  ]);
  return [
    ...plain,
    (word) => word + word,
    (word) => word.toUpperCase(),
    (word) => Array.from(word).toReversed().join(''),
    ...leet,
  ];
}

function* shortVariants(word: string, year: number): Generator<string> {
  const big = capital(word);
  yield word;
  yield big;
  for (const end of ['1', '123', '!', '123!', `${year}`, `${year - 1}`, '1234', '12']) {
    yield word + end;
    yield big + end;
  }
}

/** Summer2026, summer2026, Summer2026!, and the years before; then the months and the other languages. */
function* dated(year: number): Generator<string> {
  const usual = seasons.slice(0, 6);
  for (const season of usual.slice(0, 4)) yield* [`${season}${year}`, `${season}${year}!`];
  for (const back of [0, 1, 2, 3, 4, 5]) {
    for (const season of usual) yield* [`${season}${year - back}`, `${season.toLowerCase()}${year - back}`];
  }
  for (const back of [0, 1, 2]) for (const season of usual) yield `${season}${year - back}!`;
  const all = [...seasons, ...months];
  for (const end of [year, year - 1, year - 2, year - 3].flatMap((one) => [
    `${one}`,
    `${one}!`,
    `@${one}`,
    `${one % 100}`,
    `${one % 100}!`,
  ])) {
    for (const word of all) yield word + end;
    for (const word of all) yield word.toLowerCase() + end;
  }
  for (const word of all) yield* ['1', '123', '!', '123!', ''].map((end) => word + end);
}

/** As many of each in turn as its weight says, until all are used up. */
function* interleave(lists: readonly Iterator<string>[], weights: readonly number[]): Generator<string> {
  let open = lists.map((list, index) => ({ list, weight: weights[index] ?? 1 }));
  while (open.length > 0) {
    const ended = new Set<Iterator<string>>();
    for (const { list, weight } of open) {
      for (let turn = 0; turn < weight; turn++) {
        const next = list.next();
        if (next.done) ended.add(list);
        else yield next.value;
      }
    }
    open = open.filter(({ list }) => !ended.has(list));
  }
}

function unique(words: Iterator<string>, most: number): readonly string[] {
  const found = new Set<string>();
  while (found.size < most) {
    const next = words.next();
    if (next.done) break;
    if (next.value !== '') found.add(next.value);
  }
  return [...found];
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}

function swapped(word: string): string {
  return word
    .toLowerCase()
    .replace(/[aeios]/g, (letter) => ({ a: '@', e: '3', i: '1', o: '0', s: '$' })[letter] ?? letter);
}
