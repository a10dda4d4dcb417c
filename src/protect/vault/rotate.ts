import type { Tools } from '../../core/tools.ts';
import type { Key, NewCell, VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import type { Keys } from './keys.ts';
import { makeNonces } from './nonces.ts';
import { openInPlace, openUndo, openValue, resealValue } from './values.ts';
import { type DataKey, fromSealedText, keyIdOf, rowKey, seal, sealedText, sealedTextsIn } from './sealed.ts';

export interface Rotated {
  readonly table: string;
  readonly column: string;
  /** Values sealed anew. */
  readonly resealed: number;
  /** Values that did not open, and were left as they are; their key is kept. */
  readonly damaged: number;
  /** Ids of keys that nothing needs any more; they are destroyed. */
  readonly destroyed: readonly number[];
}

const AT_ONCE = 500;

/**
 * Seals everything of a column anew with new data keys, and destroys the old ones once nothing needs them. The store
 * may run meanwhile: tokens stay what they are. Killed and run again, it goes on where it was.
 */
export async function rotateColumn(
  database: VaultDatabase,
  keys: Keys,
  place: VaultPlace,
  tools: Tools,
): Promise<Rotated> {
  const of = `${place.table}.${place.column}`;
  const old = (): readonly number[] =>
    keys.entries().flatMap((key) => (key.of === of && key.state === 'retired' ? [key.id] : []));
  const counts = { resealed: 0, damaged: 0 };
  // Retired keys are left over from a rotation that was killed: that one is finished first.
  if (old().length === 0) for (const use of ['values', 'undo'] as const) await keys.renew(use, of);
  const [values, undo] = [await keys.keyFor('values', of), await keys.keyFor('undo', of)];
  for (const id of old()) {
    await resealValues(database, keys, place, id, values, counts, tools);
    await resealUndo(database, keys, place, id, undo, counts, tools);
  }
  const inPlace =
    place.method === 'encrypt' ? await resealCells(database, keys, place, values, counts, tools) : new Set<number>();
  const needless: number[] = [];
  for (const id of old()) {
    const used = (await database.count('value', { key: id })) + (await database.count('undo', { key: id }));
    if (used === 0 && !inPlace.has(id)) needless.push(id);
  }
  if (needless.length > 0) await keys.destroy(needless);
  return { table: place.table, column: place.column, ...counts, destroyed: needless };
}

type Counts = { resealed: number; damaged: number };

async function resealValues(
  database: VaultDatabase,
  keys: Keys,
  place: VaultPlace,
  old: number,
  next: DataKey,
  counts: Counts,
  tools: Tools,
): Promise<void> {
  const nonces = makeNonces();
  for (let after = 0; ;) {
    tools.signal.throwIfAborted();
    const some = await database.values({ place: place.id, key: old, after, limit: AT_ONCE });
    const last = some.at(-1);
    if (!last) return;
    after = last.id;
    const made = some.flatMap((value) => {
      const clear = openValue(value, place, keys);
      if (clear === undefined) return [];
      const sealed = resealValue(value, place, clear, next, nonces);
      if (openValue({ ...value, sealed }, place, keys) !== clear) throw new Error('a value sealed anew did not open');
      return [{ id: value.id, sealed, key: next.id }];
    });
    await database.atomically(() => database.reseal('value', made));
    counts.resealed += made.length;
    counts.damaged += some.length - made.length;
    tools.tell({ what: 'rows', done: counts.resealed });
  }
}

async function resealUndo(
  database: VaultDatabase,
  keys: Keys,
  place: VaultPlace,
  old: number,
  next: DataKey,
  counts: Counts,
  tools: Tools,
): Promise<void> {
  const nonces = makeNonces();
  for (let after = 0; ;) {
    tools.signal.throwIfAborted();
    const some = await database.undo({ place: place.id, key: old, after, limit: AT_ONCE });
    const last = some.at(-1);
    if (!last) return;
    after = last.id;
    const made = some.flatMap((value) => {
      const before = openUndo(value, place, keys);
      if (before === undefined) return [];
      const at = { table: place.table, column: place.column, row: value.row };
      return [{ id: value.id, sealed: seal(before, at, next, nonces), key: next.id }];
    });
    await database.atomically(() => database.reseal('undo', made));
    counts.resealed += made.length;
    counts.damaged += some.length - made.length;
  }
}

/** Sealed texts in the column itself; answers with the keys that are still needed. */
async function resealCells(
  database: VaultDatabase,
  keys: Keys,
  place: VaultPlace,
  next: DataKey,
  counts: Counts,
  tools: Tools,
): Promise<ReadonlySet<number>> {
  const nonces = makeNonces();
  const needed = new Set<number>();
  let after: Key | undefined;
  for (;;) {
    tools.signal.throwIfAborted();
    const page = await database.page({
      table: place.table,
      columns: [place.column],
      after,
      limit: AT_ONCE,
      atLeast: 48,
    });
    await database.atomically(async () => {
      const held = await database.hold(
        place.table,
        place.column,
        page.map(({ key }) => key),
      );
      const cells = held.flatMap(({ key, cells: [cell] }): readonly NewCell[] => {
        const made = cell === null || cell === undefined ? cell : resealCell(cell, rowKey(key));
        return made === cell || made === undefined ? [] : [{ key, cell: made }];
      });
      await database.write(place.table, place.column, cells);
      counts.resealed += cells.length;
    });
    after = page.at(-1)?.key;
    if (page.length < AT_ONCE) return needed;
  }

  function resealCell(cell: string, row: string): string {
    let made = cell;
    for (const text of sealedTextsIn(cell)) {
      const id = keyIdOf(fromSealedText(text) ?? new Uint8Array());
      if (id === undefined || id === next.id) continue;
      const clear = openInPlace(text, row, place, keys);
      if (clear === undefined) {
        needed.add(id);
        counts.damaged += 1;
        continue;
      }
      made = made.replace(text, () =>
        sealedText(seal(clear, { table: place.table, column: place.column, row }, next, nonces)),
      );
    }
    return made;
  }
}
