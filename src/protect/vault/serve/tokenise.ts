import { TokenTaken, type VaultDatabase, type VaultPlace, type VaultValue } from '../../../core/vault-database.ts';
import { isVaultToken, luhnSum } from '../../../detectors/card/vault-token.ts';
import { fingerprint } from '../derive.ts';
import type { Keys } from '../keys.ts';
import { makeNonces } from '../nonces.ts';
import { type DataKey, rowKey, seal } from '../sealed.ts';
import { makeTokens, tokenDigits, type TokenMaker } from '../token.ts';
import { openValue, resealValue, valueRow } from '../values.ts';
import { serviceOf, servicePlace } from './place.ts';
import type { Reach } from './reach.ts';
import { Refusal } from './refusal.ts';

/** One card number that a client wants a token for. */
export interface Wanted {
  readonly client: string;
  readonly space: string;
  readonly number: string;
}

const MOST_TRIES = 8;
/** Then tokens no longer keep the last four digits. */
const STRICT_ROUNDS = 6;

/** The digits of a card number, as people write it: ISO/IEC 7812, with the right check digit. */
export function isCardNumber(text: string): boolean {
  if (!/^\d(?:[ .-]?\d){11,18}$/.test(text)) return false;
  const digits = tokenDigits(text);
  return luhnSum(digits) % 10 === 0 && !/^0+$/.test(digits) && !isVaultToken(digits);
}

/** Makes tokens. Each value is in the database, read back and opened, before its token is given away. */
export function makeTokeniser(reach: Reach, now: () => Date): (all: readonly Wanted[]) => Promise<readonly string[]> {
  const nonces = makeNonces();
  const tokens = makeTokens();

  async function once(all: readonly Wanted[]): Promise<readonly string[]> {
    const database = await reach.database();
    const keys = await reach.keys();
    const places = await placesFor(database, keys, [...new Set(all.map(({ space }) => space))], now);
    const free = await freeTokens(
      database,
      tokens,
      all.map(({ number }) => number),
    );
    const made = all.map(({ client, space, number }, index) => {
      const place = places.get(space);
      if (!place) throw new Error('a place that was written is there');
      const key = activeKey(keys, space);
      const token = free[index] ?? '';
      const row = rowKey([client]);
      const digits = tokenDigits(token);
      const at = { table: place.table, column: place.column, row: valueRow(row, digits) };
      const sealed = seal(number, at, key, nonces);
      const mark = fingerprint(keys.fingerprint, number);
      const value: Omit<VaultValue, 'id'> = {
        place: place.id,
        row,
        token: digits,
        sealed,
        fingerprint: mark,
        key: key.id,
      };
      return { place, space, number, token, value };
    });
    const stored = await database.atomically(async () => {
      await database.addValues(made.map(({ value }) => value));
      const found = new Map(
        (await database.valuesOf(made.map(({ value }) => value.token))).map((one) => [one.token, one]),
      );
      for (const { value, place, number } of made) {
        const back = found.get(value.token);
        if (!back || openValue(back, place, keys) !== number) throw new Error('a value did not come back as written');
      }
      return found;
    });
    // New keys were made meanwhile: the old one may be gone in a moment.
    const later = await reach.keys();
    const old = made.filter(({ space, value }) => later !== keys && activeKey(later, space).id !== value.key);
    if (old.length > 0) {
      const resealed = old.flatMap(({ space, value, place, number }) => {
        const back = stored.get(value.token);
        const next = activeKey(later, space);
        return back ? [{ id: back.id, sealed: resealValue(back, place, number, next, nonces), key: next.id }] : [];
      });
      await database.atomically(() => database.reseal('value', resealed));
    }
    return made.map(({ token }) => token);
  }

  return async (all) => {
    for (let tried = 1; ; tried++) {
      try {
        return await once(all);
      } catch (error) {
        if (!(error instanceof TokenTaken) || tried === MOST_TRIES) throw error;
      }
    }
  };
}

/** Tokens that are not in the vault yet, each another. Where most with the same last four digits are taken, others come. */
async function freeTokens(
  database: VaultDatabase,
  maker: TokenMaker,
  numbers: readonly string[],
): Promise<readonly string[]> {
  const made: string[] = [];
  const given = new Set<string>();
  let wanted = [...numbers.keys()];
  for (let round = 1; wanted.length > 0; round++) {
    for (const at of wanted) made[at] = maker.make(numbers[at] ?? '', round > STRICT_ROUNDS);
    const some = wanted.map((at) => tokenDigits(made[at] ?? ''));
    const taken = new Set((await database.valuesOf(some)).map(({ token }) => token));
    wanted = wanted.filter((at) => {
      const digits = tokenDigits(made[at] ?? '');
      if (taken.has(digits) || given.has(digits)) return true;
      given.add(digits);
      return false;
    });
  }
  return made;
}

function activeKey(keys: Keys, space: string): DataKey {
  const of = serviceOf(space);
  const entry = keys.entries().find((key) => key.use === 'values' && key.of === of && key.state === 'active');
  const key = entry && keys.keyOf(entry.id);
  if (!key) throw new Refusal('away', 'The keys of this client were destroyed. Add the client again.');
  return key;
}

async function placesFor(
  database: VaultDatabase,
  keys: Keys,
  spaces: readonly string[],
  now: () => Date,
): Promise<ReadonlyMap<string, VaultPlace>> {
  const found = await servicePlaces(database);
  const missing = spaces.filter((space) => !found.has(space));
  if (missing.length === 0) return found;
  for (const space of missing) await database.setPlace(servicePlace(space, keys.vault, now()));
  return servicePlaces(database);
}

async function servicePlaces(database: VaultDatabase): Promise<ReadonlyMap<string, VaultPlace>> {
  const places = (await database.places()).filter(({ table, column }) => `${table}.${column}` === serviceOf(column));
  return new Map(places.map((place) => [place.column, place]));
}
