import type { VaultPlace, VaultValue } from '../../../core/vault-database.ts';
import type { Client } from '../access.ts';
import { ApprovalNeeded, type Counter, countOpenings } from '../allowance.ts';
import type { Keys } from '../keys.ts';
import type { LogWords } from '../log.ts';
import { openingWords } from '../opening.ts';
import type { Record } from '../record.ts';
import { tokenDigits } from '../token.ts';
import { openValue } from '../values.ts';
import { isService } from './place.ts';
import type { Reach } from './reach.ts';
import { Refusal } from './refusal.ts';

/** Tokens that a client wants opened, for somebody and something: all or none. */
export interface Asking {
  readonly client: Client;
  readonly tokens: readonly string[];
  readonly who: string;
  readonly why: string;
}

/** What the tokens stand for; or why it is not told, and for which of them. */
export type Told =
  | { readonly numbers: readonly string[] }
  | { readonly refused: Refusal; readonly at: readonly number[] };

/** Opens tokens. Each opening is on the disk, in the log, before its value is given away. */
export function makeOpener(
  reach: Reach,
  record: Record,
  now: () => Date,
): (all: readonly Asking[]) => Promise<readonly Told[]> {
  return async (all) => {
    const database = await reach.database();
    const keys = await reach.keys();
    const places = new Map((await database.places()).map((place) => [place.id, place]));
    const digits = [...new Set(all.flatMap(({ tokens }) => tokens.map(tokenDigits)))];
    const found = new Map((await database.valuesOf(digits)).map((one) => [one.token, one]));
    const looked = all.map(({ client, tokens }) =>
      tokens.map((token) => look(client, token, found.get(tokenDigits(token)), places, keys)),
    );
    let told: readonly Told[] = [];
    await record.add((standing, at) => {
      const counter = countOpenings(standing, keys.vault, at);
      const words: LogWords[] = [];
      told = all.map((asking, index) => tell(asking, looked[index] ?? [], counter, words));
      return words;
    }, now());
    return told;
  };
}

function tell(
  { client, tokens, who, why }: Asking,
  looked: readonly (Seen | Refusal)[],
  counter: Counter,
  words: LogWords[],
): Told {
  const wrong = looked.find((one) => one instanceof Refusal);
  if (wrong) return { refused: wrong, at: looked.flatMap((one, at) => (one instanceof Refusal ? [at] : [])) };
  const seen = looked.filter((one): one is Seen => !(one instanceof Refusal));
  const full = `${client.name}/${who}`;
  const under = allowed(counter, seen.length, [client.name, who, full]);
  if (under instanceof Refusal) return { refused: under, at: [] };
  for (const [at, one] of seen.entries())
    words.push(openingWords(one, tokens[at] ?? '', { who: full, why }, under[at]));
  return { numbers: seen.map(({ number }) => number) };
}

function allowed(counter: Counter, count: number, names: readonly string[]) {
  try {
    return counter.take(count, names);
  } catch (error) {
    if (!(error instanceof ApprovalNeeded)) throw error;
    return new Refusal('approval-needed', error.message, { 'retry-after': String(Math.ceil(error.wait / 1000)) });
  }
}

type Seen = { readonly number: string; readonly table: string; readonly column: string; readonly row: string };

function look(
  client: Client,
  token: string,
  value: VaultValue | undefined,
  places: ReadonlyMap<number, VaultPlace>,
  keys: Keys,
): Seen | Refusal {
  const place = value && places.get(value.place);
  if (!value || !place) return new Refusal('unknown-token', 'The vault holds no such token.');
  if (!mayOpen(client, place)) return new Refusal('other-place', 'The client may not open tokens of this place.');
  const number = openValue(value, place, keys);
  if (number !== undefined) return { number, table: place.table, column: place.column, row: value.row };
  if (keys.entries().find(({ id }) => id === value.key)?.state === 'destroyed')
    return new Refusal('shredded', 'The key of this value was shredded: nobody can open it any more.');
  return new Refusal('broken', `The value of the token ending in ${token.slice(-4)} was changed and does not open.`);
}

function mayOpen(client: Client, place: VaultPlace): boolean {
  if (isService(place)) return place.column === client.space;
  return client.columns.includes('*') || client.columns.includes(`${place.table}.${place.column}`);
}
