import { UserError } from '../../core/errors.ts';
import type { Tools } from '../../core/tools.ts';
import type { CellRow, Key, VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import type { Altered, Work } from './alter.ts';
import { commit, prepare } from './batch.ts';
import type { Method } from './change.ts';
import type { Keys } from './keys.ts';
import { makeNonces, MOST_USES } from './nonces.ts';
import { cellsOf, obstacle, type PlanRow } from './plan.ts';
import { makePace } from './pace.ts';
import { makeOpener, makeSealer } from './sealed.ts';
import { makeTokens } from './token.ts';

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
/** Progress is written down after so many pages with nothing to do: reading them again costs nothing. */
const CLEAN_PAGES = 20;
const LAG_EVERY_MILLISECONDS = 1000;
const MOST_LAG_SECONDS = 2;
const LAG_REST = 500;

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

/** Why a column that was sealed before cannot be sealed with this method, if so: undo and rotation know one for each. */
export function otherMethod(place: VaultPlace, method: Method): string | undefined {
  if (place.state === 'undone' || place.method === method) return undefined;
  return `It was sealed with the method ${place.method} before: go on with that, or undo it first.`;
}

/** Makes ready to seal a column, and writes down that it began. */
export async function begin(database: VaultDatabase, keys: Keys, row: PlanRow, tools: Tools): Promise<Work> {
  const table = (await database.tables()).find(({ name }) => name === row.table);
  const column = table?.columns.find(({ name }) => name === row.column);
  const wrong = table && column ? obstacle(table, column, row.method) : 'It is not there any more.';
  if (wrong !== undefined || !column) throw new UserError(`${row.table}.${row.column} cannot be sealed: ${wrong}`);
  const of = `${row.table}.${row.column}`;
  const known = await placeOf(database, row);
  if (known && known.vault !== keys.vault)
    throw new UserError(`${of} was sealed with another key ring.`, { hint: 'Use the key ring of that vault.' });
  const other = known && otherMethod(known, row.method);
  if (other !== undefined) throw new UserError(`${of}: ${other}`);
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
  const nonces = makeNonces();
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
    seal: makeSealer(row.table, row.column, values, nonces),
    sealUndo: makeSealer(row.table, row.column, undo, nonces),
    open: makeOpener(row.table, row.column, keys.keyOf),
    tokens: makeTokens(undefined, row.firstSix),
    fresh: new Set(),
    isErasing: row.holds === 'card-code',
    isWatched: (table?.triggers.length ?? 0) > 0,
    crowded: 0,
  };
}

export async function placeOf(
  database: VaultDatabase,
  at: { readonly table: string; readonly column: string },
): Promise<VaultPlace | undefined> {
  return (await database.places()).find(({ table, column }) => table === at.table && column === at.column);
}

/** One pass over the column. While the database writes a batch, the next one is sealed. */
async function onePass(work: Work, options: SealOptions, tools: Tools) {
  const found = { changed: 0, values: 0, erased: 0, left: 0, whole: work.place.after === '' };
  const pace = makePace(options.batch, options.rest);
  let after = work.place.after === '' ? undefined : (JSON.parse(work.place.after) as Key);
  let limit = pace.limit();
  let coming = readPage(work, after, limit);
  let writing: Promise<void> = Promise.resolve();
  let unsaved = 0;
  let askedLag = 0;
  try {
    for (;;) {
      const page = await coming;
      tools.signal.throwIfAborted();
      pace.read(page.length, sizeOf(page));
      const isEnd = page.length < limit;
      after = page.at(-1)?.key;
      limit = pace.limit();
      if (!isEnd) coming = quietly(readPage(work, after, limit));
      const { altered, left } = prepare(work, page);
      await writing;
      found.left += left;
      const next = isEnd || after === undefined ? '' : JSON.stringify(after);
      unsaved += 1;
      if (altered.length > 0 || unsaved === CLEAN_PAGES) {
        unsaved = 0;
        writing = quietly(writeOut(altered, next));
      }
      if (isEnd) break;
    }
  } finally {
    await writing; // nothing is under way any more when this ends, well or badly
  }
  if (work.place.after !== '') await save(work, { after: '' });
  return found;

  async function writeOut(altered: readonly Altered[], next: string): Promise<void> {
    const began = performance.now();
    const done = altered.length === 0 ? await save(work, { after: next }) : await commit(work, altered, next);
    found.changed += done?.changed ?? 0;
    found.values += done?.values ?? 0;
    found.erased += done?.erased ?? 0;
    tools.tell({ what: 'rows', done: work.place.changed });
    const rest = pace.wrote(performance.now() - began);
    if (rest > 0) await pause(rest, tools.signal);
    if (rest > 0 && began - askedLag > LAG_EVERY_MILLISECONDS) {
      askedLag = began;
      await caughtUp(work.database, tools.signal);
    }
  }
}

/** Waits until the replicas are not far behind. */
async function caughtUp(database: VaultDatabase, signal: AbortSignal): Promise<void> {
  while (database.lag && !signal.aborted && (await database.lag()) > MOST_LAG_SECONDS) await pause(LAG_REST, signal);
}

function readPage({ database, row, isErasing }: Work, after: Key | undefined, limit: number) {
  return database.page({
    table: row.table,
    columns: [row.column],
    after,
    limit,
    atLeast: isErasing ? 1 : 12,
  });
}

/** It is awaited later; until then its failure is nobody's. */
function quietly<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(() => undefined);
  return work;
}

function sizeOf(page: readonly CellRow[]): number {
  return page.reduce((sum, { cells }) => sum + (cells[0]?.length ?? 0), 0);
}

async function save(work: Work, change: Partial<VaultPlace>): Promise<undefined> {
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
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
