import type { Key, VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import { macOf } from './derive.ts';
import type { Keys } from './keys.ts';
import { rowKey } from './sealed.ts';
import { dressed } from './token.ts';
import { openUndo, openValue } from './values.ts';

const AT_ONCE = 500;

/**
 * Where the vault stands in a database of its own, and a process was killed between the two commits: takes the values of
 * that batch away again whose numbers still stand in the store in clear. What the store did take stays. Answers with how many.
 */
export async function sweepHalted(database: VaultDatabase, keys: Keys): Promise<number> {
  const halted = await database.apart?.halted();
  if (!halted) return 0;
  const place = (await database.places()).find(({ id }) => id === halted.place);
  let swept = 0;
  if (place && place.vault === keys.vault) {
    if (halted.value > 0) swept += await sweepValues(database, keys, place, halted.value);
    if (halted.undo > 0) swept += await sweepUndo(database, keys, place, halted.undo);
  }
  await database.apart?.settled();
  return swept;
}

async function sweepValues(database: VaultDatabase, keys: Keys, place: VaultPlace, first: number): Promise<number> {
  let swept = 0;
  for (let after = first - 1; ;) {
    const some = await database.values({ place: place.id, after, limit: AT_ONCE });
    const last = some.at(-1);
    if (!last) return swept;
    after = last.id;
    const cells = await cellsOf(
      database,
      place,
      some.map(({ row }) => row),
    );
    const needless = some.flatMap((value) => {
      const clear = openValue(value, place, keys);
      const cell = cells.get(value.row);
      if (clear === undefined || cell === undefined || cell.includes(dressed(value.token, clear))) return [];
      return cell.includes(clear) ? [value.id] : [];
    });
    await database.drop('value', needless);
    swept += needless.length;
  }
}

async function sweepUndo(database: VaultDatabase, keys: Keys, place: VaultPlace, first: number): Promise<number> {
  let swept = 0;
  for (let after = first - 1; ;) {
    const some = await database.undo({ place: place.id, after, limit: AT_ONCE });
    const last = some.at(-1);
    if (!last) return swept;
    after = last.id;
    const cells = await cellsOf(
      database,
      place,
      some.map(({ row }) => row),
    );
    const needless = some.flatMap((value) => {
      const cell = cells.get(value.row);
      if (cell === undefined || macOf(keys.fingerprint, cell) === value.after) return [];
      return openUndo(value, place, keys) === cell ? [value.id] : [];
    });
    await database.drop('undo', needless);
    swept += needless.length;
  }
}

async function cellsOf(
  database: VaultDatabase,
  { table, column }: VaultPlace,
  rows: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(rows)].map((row) => JSON.parse(row) as Key); // `rowKey` wrote it
  const held = await database.atomically(() => database.hold(table, column, wanted));
  return new Map(held.flatMap(({ key, cells: [cell] }) => (typeof cell === 'string' ? [[rowKey(key), cell]] : [])));
}
