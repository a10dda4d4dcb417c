import { type CellRow, type Swap, TokenTaken, type VaultPlace } from '../../core/vault-database.ts';
import { alter, type Altered, type Work } from './alter.ts';
import type { PlanRow } from './plan.ts';
import { rowKey } from './sealed.ts';
import { fromSealedText } from './sealed.ts';
import { openUndo, openValue, valueRow } from './values.ts';

/** What became of one batch. */
export interface Counts {
  readonly changed: number;
  readonly values: number;
  readonly erased: number;
}

/** A page of cells, sealed in memory, and opened again: nothing was written yet. */
export interface Ready {
  readonly altered: readonly Altered[];
  /** Cells that hold something in clear and cannot be changed. */
  readonly left: number;
}

const MOST_TRIES = 8;
/** Tokens that were taken are made anew so many times with the last four digits of the number; then without. */
const STRICT_ROUNDS = 4;
const CROWDED_BATCHES = 50;

/** Seals a page in memory and proves that all of it opens. */
export function prepare(work: Work, page: readonly CellRow[]): Ready {
  work.fresh.clear();
  let left = 0;
  const altered: Altered[] = [];
  for (const row of page) {
    const made = alter(work, row);
    if (made === 'left') left += 1;
    else if (made !== undefined) altered.push(made);
  }
  for (const one of altered) assertOpens(work, one);
  return { altered, left };
}

/** Writes a page that is ready, with how far the column is then; all of it, or nothing. */
export async function commit(work: Work, ready: readonly Altered[], next: string): Promise<Counts> {
  let altered = ready;
  for (let tried = 1; tried <= MOST_TRIES && !work.isWatched; tried++) {
    if (work.crowded > 0) altered = await untaken(work, altered);
    const { counts, place } = tally(work, altered, next);
    const swapped = await work.database.swap(swapOf(work.row, altered, place));
    if (swapped === 'done') {
      work.place = place;
      work.crowded = Math.max(0, work.crowded - 1);
      return counts;
    }
    if (swapped === 'changed') break;
    work.crowded = CROWDED_BATCHES;
  }
  return commitHeld(work, altered, next);
}

/** Row by row under locks. What another writer changed since it was read is looked at anew, now that it is held. */
async function commitHeld(work: Work, ready: readonly Altered[], next: string): Promise<Counts> {
  for (let tried = 1; ; tried++) {
    try {
      const done = await work.database.atomically(() => writeHeld(work, ready, next));
      work.place = done.place;
      return done.counts;
    } catch (error) {
      if (!(error instanceof TokenTaken) || tried === MOST_TRIES) throw error;
    }
  }
}

async function writeHeld(work: Work, ready: readonly Altered[], next: string) {
  const { database, row } = work;
  const bySeen = new Map(ready.map((one) => [rowKey(one.key), one]));
  const held = await database.hold(
    row.table,
    row.column,
    ready.map(({ key }) => key),
  );
  const wanted = held.flatMap((now): readonly Altered[] => {
    const known = bySeen.get(rowKey(now.key));
    if (known && known.seen === now.cells[0]) return [known];
    const made = alter(work, now);
    return made === undefined || made === 'left' ? [] : [made];
  });
  const altered = await untaken(work, wanted);
  await database.write(
    row.table,
    row.column,
    altered.map(({ key, after }) => ({ key, cell: after })),
  );
  await database.addValues(altered.flatMap(({ values }) => values));
  await database.addUndo(altered.flatMap(({ undo }) => undo ?? []));
  await proveStored(work, altered);
  const made = tally(work, altered, next);
  await database.setPlace(made.place);
  return made;
}

/** The same cells, with other tokens in place of those that stand in the vault already. */
async function untaken(work: Work, altered: readonly Altered[]): Promise<readonly Altered[]> {
  let all = altered;
  for (let round = 1; ; round++) {
    const tokens = all.flatMap(({ values }) => values.map(({ token }) => token));
    const taken = new Set((await work.database.valuesOf(tokens)).map(({ token }) => token));
    if (taken.size === 0) return all;
    all = all.flatMap((one) => {
      if (!one.values.some(({ token }) => taken.has(token))) return [one];
      const made = alter(work, { key: one.key, cells: [one.seen] }, round >= STRICT_ROUNDS);
      if (made === undefined || made === 'left') return [];
      assertOpens(work, made);
      return [made];
    });
  }
}

function tally(work: Work, altered: readonly Altered[], next: string): { counts: Counts; place: VaultPlace } {
  const counts = {
    changed: altered.length,
    values: altered.reduce((sum, { clears }) => sum + clears.length, 0),
    erased: altered.reduce((sum, { erased }) => sum + erased, 0),
  };
  const place = {
    ...work.place,
    after: next,
    changed: work.place.changed + counts.changed,
    erased: work.place.erased + counts.erased,
  };
  return { counts, place };
}

function swapOf({ table, column }: PlanRow, altered: readonly Altered[], place: VaultPlace): Swap {
  return {
    table,
    column,
    cells: altered.map(({ key, seen, after }) => ({ key, seen, cell: after })),
    values: altered.flatMap(({ values }) => values),
    undo: altered.flatMap(({ undo }) => undo ?? []),
    place,
  };
}

/** Opens everything that was sealed for a cell, and compares. Nothing is written before that. */
function assertOpens(work: Work, one: Altered): void {
  const row = rowKey(one.key);
  const isSame =
    one.values.every(({ sealed, token }, at) => work.open(sealed, valueRow(row, token)) === one.clears[at]) &&
    (work.row.method !== 'encrypt' ||
      one.texts.every((text, at) => work.open(fromSealedText(text) ?? new Uint8Array(), row) === one.clears[at])) &&
    (one.undo === undefined || work.open(one.undo.sealed, row) === one.before);
  if (!isSame) throw new Error(`a value of ${work.row.table}.${work.row.column} did not open after it was sealed`);
}

/** Reads back what was written, opens it, and compares. Nothing counts before that. */
async function proveStored(work: Work, altered: readonly Altered[]): Promise<void> {
  const { database, row, keys } = work;
  const cells = await database.hold(
    row.table,
    row.column,
    altered.map(({ key }) => key),
  );
  const now = new Map(cells.map((one) => [rowKey(one.key), one.cells[0]]));
  const stored = await database.valuesOf(altered.flatMap(({ values }) => values.map(({ token }) => token)));
  const byToken = new Map(stored.map((one) => [one.token, one]));
  for (const one of altered) {
    if (now.get(rowKey(one.key)) !== one.after) throw new Error(notAsWritten(row));
    for (const [at, { token }] of one.values.entries()) {
      const value = byToken.get(token);
      if (value === undefined || openValue(value, work.place, keys) !== one.clears[at])
        throw new Error(notAsWritten(row));
    }
    if (one.undo && openUndo({ ...one.undo, id: 0 }, work.place, keys) !== one.before)
      throw new Error(notAsWritten(row));
  }
}

function notAsWritten({ table, column }: PlanRow): string {
  return `a cell of ${table}.${column} did not come back as it was written; the batch was rolled back`;
}
