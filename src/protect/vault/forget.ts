import { UserError } from '../../core/errors.ts';
import type { VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import type { Keys } from './keys.ts';
import { tokenDigits } from './token.ts';

export interface Purged {
  readonly table: string;
  readonly column: string;
  readonly dropped: number;
}

const AT_ONCE = 1000;

/** Forgets how it was before: the undo log goes, and its keys with it, so that copies of it are of no use either. */
export async function purgeColumn(database: VaultDatabase, keys: Keys, place: VaultPlace, now: Date): Promise<Purged> {
  await database.setPlace({ ...place, purged: now.toISOString() });
  let dropped = 0;
  for (;;) {
    const some = await database.undo({ place: place.id, after: 0, limit: AT_ONCE });
    if (some.length === 0) break;
    await database.atomically(() =>
      database.drop(
        'undo',
        some.map(({ id }) => id),
      ),
    );
    dropped += some.length;
  }
  await keys.destroy(keysOf(keys, place, 'undo'));
  return { table: place.table, column: place.column, dropped };
}

/** Forgets one value, and what undo knows of its cell. */
export async function shredToken(database: VaultDatabase, token: string): Promise<VaultPlace> {
  const [value] = await database.valuesOf([tokenDigits(token)]);
  const place = (await database.places()).find(({ id }) => id === value?.place);
  if (!value || !place) throw new UserError('The vault of this database holds no such token.');
  await database.atomically(async () => {
    const undo = await database.undoOf(place.id, [value.row]);
    await database.drop(
      'undo',
      undo.map(({ id }) => id),
    );
    await database.drop('value', [value.id]);
  });
  return place;
}

/** Destroys the keys of a column: no value of it opens any more, not in old backups either. Answers with their ids. */
export async function shredColumn(keys: Keys, place: VaultPlace): Promise<readonly number[]> {
  const ids = [...keysOf(keys, place, 'values'), ...keysOf(keys, place, 'undo')];
  await keys.destroy(ids);
  return ids;
}

function keysOf(keys: Keys, place: VaultPlace, use: 'values' | 'undo'): readonly number[] {
  const of = `${place.table}.${place.column}`;
  return keys
    .entries()
    .flatMap((key) => (key.of === of && key.use === use && key.state !== 'destroyed' ? [key.id] : []));
}
