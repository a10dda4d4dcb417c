import { UserError } from '../../core/errors.ts';
import { maskSentence } from '../../detectors/mask.ts';
import type { VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import { fingerprint } from './derive.ts';
import type { Keys } from './keys.ts';
import { countOpenings } from './allowance.ts';
import type { LogWords } from './log.ts';
import type { Record } from './record.ts';
import { openInPlace, openValue } from './values.ts';
import { fromSealedText, rowKey } from './sealed.ts';
import { tokenDigits } from './token.ts';

/** Who wants to read, and why. */
export interface Purpose {
  readonly who: string;
  readonly why: string;
}

export interface Opened {
  readonly clear: string;
  readonly table: string;
  readonly column: string;
  /** The key of the row, as JSON. */
  readonly row: string;
}

export const SHORTEST_WHY = 4;

/** Opens one value. It is written down before it is shown; if that fails, or the limit is reached, it is not shown. */
export async function openToken(
  database: VaultDatabase,
  keys: Keys,
  record: Record,
  token: string,
  purpose: Purpose,
  now: Date,
): Promise<Opened> {
  assertPurpose(purpose);
  const found = await find(database, keys, token);
  await record.add((standing, at) => {
    const [under] = countOpenings(standing, keys.vault, at).take(1, [purpose.who]);
    return [openingWords(found, token, purpose, under)];
  }, now);
  return found;
}

function assertPurpose({ who, why }: Purpose): void {
  if (who.trim() === '' || why.trim().length < SHORTEST_WHY)
    throw new UserError('An opening needs a name and a reason.', { hint: 'Add --who NAME and --why TEXT.' });
}

/** The line of the log for one opening; `under` is the id of the approval that it falls under. */
export function openingWords(
  at: Pick<Opened, 'table' | 'column' | 'row'>,
  token: string,
  { who, why }: Purpose,
  under: string | undefined,
): LogWords {
  const what = `${at.table}.${at.column} ${at.row} ${nameOf(token)}`;
  const words = { who: maskSentence(who, 100), why: maskSentence(why, 300) };
  if (under === undefined) return { did: 'open', ...words, what };
  return { did: 'open-approved', ...words, what: `${what} approval ${under}` };
}

/** A token is named in the log by its digits, a sealed text by its first characters. */
function nameOf(token: string): string {
  return token.startsWith('sw1:') ? token.slice(0, 24) : tokenDigits(token);
}

async function find(database: VaultDatabase, keys: Keys, token: string): Promise<Opened> {
  const places = await database.places();
  if (fromSealedText(token)) return findInPlace(database, keys, token, places);
  const [value] = await database.valuesOf([tokenDigits(token)]);
  const place = places.find(({ id }) => id === value?.place);
  if (!value || !place)
    throw new UserError('The vault of this database holds no such token.', { hint: 'Is it the right database?' });
  const clear = openValue(value, place, keys);
  if (clear === undefined) throw new UserError(unopened(keys, value.key));
  return { clear, table: place.table, column: place.column, row: value.row };
}

function unopened(keys: Keys, key: number): string {
  const state = keys.entries().find(({ id }) => id === key)?.state;
  return state === 'destroyed'
    ? 'The key of this value was shredded: nobody can open it any more.'
    : 'The value does not open: it was changed, or sealed with another key ring.';
}

/** Sealed text names neither its table nor its row: it is looked up where it stands. */
async function findInPlace(
  database: VaultDatabase,
  keys: Keys,
  text: string,
  places: readonly VaultPlace[],
): Promise<Opened> {
  for (const place of places.filter(({ method }) => method === 'encrypt')) {
    let after: readonly string[] | undefined;
    for (;;) {
      const page = await database.page({
        table: place.table,
        columns: [place.column],
        after,
        limit: 2000,
        atLeast: text.length,
      });
      for (const { key, cells } of page) {
        if (!cells[0]?.includes(text)) continue;
        const clear = openInPlace(text, rowKey(key), place, keys);
        if (clear !== undefined) return { clear, table: place.table, column: place.column, row: rowKey(key) };
      }
      after = page.at(-1)?.key;
      if (page.length < 2000) break;
    }
  }
  throw new UserError('This sealed text stands in no row that it was sealed for.');
}

/** Where the same card was seen before, by its keyed fingerprint: places and tokens, nothing in clear. */
export async function findCard(database: VaultDatabase, keys: Keys, written: string) {
  const places = new Map((await database.places()).map((place) => [place.id, place]));
  return (await database.valuesLike(fingerprint(keys.fingerprint, written))).map((value) => ({
    table: places.get(value.place)?.table ?? '',
    column: places.get(value.place)?.column ?? '',
    row: value.row,
    token: value.token,
  }));
}
