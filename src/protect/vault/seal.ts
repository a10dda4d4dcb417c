import { UserError } from '../../core/errors.ts';
import type { Tools } from '../../core/tools.ts';
import { type CellRow, type Key, TokenTaken, type VaultDatabase, type VaultPlace } from '../../core/vault-database.ts';
import { alter, type Altered, type Work } from './alter.ts';
import type { Method } from './change.ts';
import type { Keys } from './keys.ts';
import { makeNonces, MOST_USES } from './nonces.ts';
import { cellsOf, obstacle, type PlanRow } from './plan.ts';
import { rowKey } from './sealed.ts';
import { makeTokens } from './token.ts';
import { openInPlace, openUndo, openValue } from './values.ts';

export interface SealOptions {
  /** Rows that are read at once, and held at once at most. */
  readonly batch: number;
  /** Rests after each batch for so many times as long as it took, for the sake of the running store. */
  readonly rest: number;
}

/** What became of one column. */
export interface Sealed {
  readonly table: string;
  readonly column: string;
  readonly method: string;
  /** Cells changed in this run, and values taken out of them. */
  readonly changed: number;
  readonly values: number;
  readonly erased: number;
  /** Cells that could not be changed, and still hold something in clear. */
  readonly left: number;
}

const MOST_PASSES = 6;
const MOST_TRIES = 8;

/**
 * Seals one column: batch by batch, each in one transaction with its progress; opened again and compared before it
 * counts. Goes on where an earlier run ended, and over the column again until a pass finds nothing, so that what the
 * store wrote meanwhile is sealed too. Being killed at any moment costs nothing but the batch under way.
 */
export async function sealColumn(
  database: VaultDatabase,
  keys: Keys,
  row: PlanRow,
  options: SealOptions,
  tools: Tools,
): Promise<Sealed> {
  const work = await begin(database, keys, row, tools);
  const total = { changed: 0, values: 0, erased: 0, left: 0 };
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    const found = await onePass(work, options, tools);
    total.changed += found.changed;
    total.values += found.values;
    total.erased += found.erased;
    total.left = found.left;
    // A pass that began in the middle has not seen what the store wrote before that.
    if (found.changed === 0 && found.whole) break;
  }
  await save(work, { state: 'sealed', after: '' });
  return { table: row.table, column: row.column, method: row.method, ...total };
}

async function begin(database: VaultDatabase, keys: Keys, row: PlanRow, tools: Tools): Promise<Work> {
  const table = (await database.tables()).find(({ name }) => name === row.table);
  const column = table?.columns.find(({ name }) => name === row.column);
  const wrong = table && column ? obstacle(table, column, row.method) : 'It is not there any more.';
  if (wrong !== undefined || !column) throw new UserError(`${row.table}.${row.column} cannot be sealed: ${wrong}`);
  const of = `${row.table}.${row.column}`;
  const known = await placeOf(database, row);
  if (known && known.vault !== keys.vault)
    throw new UserError(`${of} was sealed with another key ring.`, { hint: 'Use the key ring of that vault.' });
  const fresh = known === undefined || known.state !== 'sealing';
  await database.setPlace({
    table: row.table,
    column: row.column,
    method: row.method,
    state: 'sealing',
    after: fresh ? '' : known.after,
    changed: known?.changed ?? 0,
    erased: known?.erased ?? 0,
    vault: keys.vault,
    began: fresh ? tools.now().toISOString() : known.began,
    // Once the way back is gone, it stays gone.
    purged: known?.purged ?? '',
  });
  const place = await placeOf(database, row);
  if (!place) throw new Error('a place that was written is there');
  const [values, undo] = [await keys.keyFor('values', of), await keys.keyFor('undo', of)];
  if (place.changed > MOST_USES)
    throw new UserError(`The key of ${of} has sealed as much as it may.`, {
      hint: 'Run: storewarden vault rotate --data.',
    });
  return {
    database,
    keys,
    row,
    place,
    values,
    undo,
    cells: cellsOf(column, row.least),
    isNumber: column.kind === 'integer' || column.kind === 'decimal',
    nullable: column.nullable,
    longest: column.longest,
    nonces: makeNonces(),
    tokens: makeTokens(),
    isErasing: row.holds === 'card-code',
  };
}

export async function placeOf(
  database: VaultDatabase,
  at: { readonly table: string; readonly column: string },
): Promise<VaultPlace | undefined> {
  return (await database.places()).find(({ table, column }) => table === at.table && column === at.column);
}

async function onePass(work: Work, options: SealOptions, tools: Tools) {
  const { database, row } = work;
  const found = { changed: 0, values: 0, erased: 0, left: 0, whole: work.place.after === '' };
  for (;;) {
    tools.signal.throwIfAborted();
    const began = performance.now();
    const after = work.place.after === '' ? undefined : (JSON.parse(work.place.after) as Key);
    const page = await database.page({
      table: row.table,
      columns: [row.column],
      after,
      limit: options.batch,
      atLeast: work.isErasing ? 1 : 12,
    });
    const last = page.at(-1);
    const isEnd = page.length < options.batch || last === undefined;
    const done = await sealBatch(work, page, isEnd || last === undefined ? '' : JSON.stringify(last.key));
    found.changed += done.changed;
    found.values += done.values;
    found.erased += done.erased;
    found.left += done.left;
    tools.tell({ what: 'rows', done: work.place.changed });
    if (isEnd) return found;
    if (options.rest > 0 && done.changed > 0) await pause((performance.now() - began) * options.rest, tools.signal);
  }
}

async function sealBatch(work: Work, page: readonly CellRow[], next: string) {
  let left = 0;
  const first = page.flatMap((row) => {
    const altered = alter(work, row);
    if (altered === 'left') left += 1;
    return altered === undefined || altered === 'left' ? [] : [altered];
  });
  if (first.length === 0) {
    if (next !== work.place.after) await save(work, { after: next });
    return { changed: 0, values: 0, erased: 0, left };
  }
  for (let tried = 1; ; tried++) {
    try {
      const done = await work.database.atomically(() => commit(work, tried === 1 ? first : undefined, first, next));
      work.place = done.place;
      return { ...done.counts, left };
    } catch (error) {
      if (!(error instanceof TokenTaken) || tried === MOST_TRIES) throw error;
    }
  }
}

/** Inside the transaction. What another writer changed since it was read is looked at anew, now that it is held. */
async function commit(work: Work, ready: readonly Altered[] | undefined, wanted: readonly Altered[], next: string) {
  const { database, row } = work;
  const bySeen = new Map((ready ?? []).map((one) => [rowKey(one.key), one]));
  const held = await database.hold(
    row.table,
    row.column,
    wanted.map(({ key }) => key),
  );
  const altered = held.flatMap((now): readonly Altered[] => {
    const known = bySeen.get(rowKey(now.key));
    if (known && known.seen === now.cells[0]) return [known];
    const made = alter(work, now);
    return made === undefined || made === 'left' ? [] : [made];
  });
  await database.write(
    row.table,
    row.column,
    altered.map(({ key, after }) => ({ key, cell: after })),
  );
  await database.addValues(altered.flatMap(({ values }) => values));
  await database.addUndo(altered.flatMap(({ undo }) => undo ?? []));
  await prove(work, altered);
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
  await database.setPlace(place);
  return { counts, place };
}

/** Reads back what was written, opens it, and compares. Nothing counts before that. */
async function prove(work: Work, altered: readonly Altered[]): Promise<void> {
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
    if (row.method === 'encrypt')
      for (const [at, text] of one.texts.entries())
        if (openInPlace(text, rowKey(one.key), work.place, keys) !== one.clears[at]) throw new Error(notAsWritten(row));
    if (one.undo && openUndo({ ...one.undo, id: 0 }, work.place, keys) !== one.before)
      throw new Error(notAsWritten(row));
  }
}

function notAsWritten({ table, column }: PlanRow): string {
  return `a cell of ${table}.${column} did not come back as it was written; the batch was rolled back`;
}

async function save(work: Work, change: Partial<VaultPlace>): Promise<void> {
  const place = { ...work.place, ...change };
  await work.database.setPlace(place);
  work.place = place;
}

/** The method of a place that was written by us. */
export function methodOf(place: VaultPlace): Method {
  return place.method as Method; // only sealColumn writes it
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      signal.removeEventListener('abort', done);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, Math.min(milliseconds, 2000));
    signal.addEventListener('abort', done);
  });
}
