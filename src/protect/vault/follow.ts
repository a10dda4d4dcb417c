import type { Tools } from '../../core/tools.ts';
import type { CellRow, Key, VaultDatabase } from '../../core/vault-database.ts';
import type { Work } from './alter.ts';
import { commit, prepare } from './batch.ts';
import type { Keys } from './keys.ts';
import type { PlanRow } from './plan.ts';
import { begin, placeOf } from './seal.ts';

export interface FollowOptions {
  /** Rows that are read at once, and held at once at most. */
  readonly batch: number;
  /** So many of the newest rows are read again in each round: a store changes these most. */
  readonly newest: number;
  /** So many rows of the rest are read again in each round, one part of the table after the other. */
  readonly rest: number;
  readonly everyMilliseconds: number;
}

/** What a follower has done so far. */
export interface Followed {
  readonly table: string;
  readonly column: string;
  changed: number;
  values: number;
  erased: number;
  /** Cells that could not be changed, in the last look at them. */
  left: number;
  /** How often the whole table was looked at. */
  wholes: number;
}

/** Rests between them, so that the store is not slowed down. */
const PAGES_A_ROUND = 20;

interface Follower {
  readonly work: Work;
  readonly done: Followed;
  /** Keys of the newest rows that were seen, in their order. */
  readonly newest: Key[];
  /** Where the slow look at everything is; `undefined` at its beginning. */
  slow: Key | undefined;
}

/**
 * Seals what a store writes from now on into columns that were sealed, until it is told to stop. In each round it reads
 * the rows that are new, the newest rows once more, and a part of the rest. Each batch is one transaction that looks at
 * the rows anew while it holds them, so that no write of the store is lost.
 */
export async function follow(
  database: VaultDatabase,
  keys: Keys,
  rows: readonly PlanRow[],
  options: FollowOptions,
  tools: Tools,
  all: Followed[],
): Promise<void> {
  const followers: Follower[] = [];
  try {
    for (const row of rows) followers.push(await start(database, keys, row, tools, all));
    while (!tools.signal.aborted) {
      for (const one of followers) await round(one, options, tools);
      tools.tell({ what: 'rows', done: all.reduce((sum, { changed }) => sum + changed, 0) });
      await pause(options.everyMilliseconds, tools.signal);
    }
  } finally {
    // If the database is gone this fails too; the next run finds the column in the middle, and goes on.
    for (const { work } of followers)
      await database.setPlace({ ...work.place, state: 'sealed', after: '' }).catch(() => undefined);
  }
}

async function start(
  database: VaultDatabase,
  keys: Keys,
  row: PlanRow,
  tools: Tools,
  all: Followed[],
): Promise<Follower> {
  const before = await placeOf(database, row);
  const work = await begin(database, keys, row, tools);
  // It is the same sealing that goes on: its age counts for the purge.
  if (before) work.place = { ...work.place, began: before.began };
  let done = all.find(({ table, column }) => table === row.table && column === row.column);
  if (!done) {
    done = { table: row.table, column: row.column, changed: 0, values: 0, erased: 0, left: 0, wholes: 0 };
    all.push(done);
  }
  return { work, done, newest: [], slow: undefined };
}

async function round(one: Follower, options: FollowOptions, tools: Tools): Promise<void> {
  const wasNew = one.newest.length;
  await lookAtNew(one, options, tools);
  if (wasNew > 0) await lookAgain(one, options, tools);
  await lookAtRest(one, options, tools);
}

/** From the newest row that was seen on. In its first rounds that is the whole table, a part in each. */
async function lookAtNew(one: Follower, options: FollowOptions, tools: Tools): Promise<void> {
  for (let pages = 0; pages < PAGES_A_ROUND && !tools.signal.aborted; pages++) {
    const began = performance.now();
    const page = await read(one, one.newest.at(-1), options.batch);
    await take(one, page);
    one.newest.push(...page.map(({ key }) => key));
    one.newest.splice(0, Math.max(0, one.newest.length - options.newest));
    if (page.length < options.batch) return;
    await pause(performance.now() - began, tools.signal);
  }
}

/** The newest rows once more: they may have been changed, or rows with lower keys have come late. */
async function lookAgain(one: Follower, options: FollowOptions, tools: Tools): Promise<void> {
  let [after] = one.newest;
  for (let left = options.newest; left > 0 && !tools.signal.aborted; left -= options.batch) {
    const page = await read(one, after, Math.min(options.batch, left));
    await take(one, page);
    if (page.length < options.batch) return;
    after = page.at(-1)?.key;
  }
}

async function lookAtRest(one: Follower, options: FollowOptions, tools: Tools): Promise<void> {
  for (let left = options.rest; left > 0 && !tools.signal.aborted; left -= options.batch) {
    const limit = Math.min(options.batch, left);
    const page = await read(one, one.slow, limit);
    await take(one, page);
    one.slow = page.at(-1)?.key;
    if (page.length === limit) continue;
    one.slow = undefined;
    one.done.wholes += 1;
    return;
  }
}

function read({ work }: Follower, after: Key | undefined, limit: number): Promise<readonly CellRow[]> {
  const { table, column } = work.row;
  return work.database.page({ table, columns: [column], after, limit, atLeast: 0 });
}

async function take({ work, done }: Follower, page: readonly CellRow[]): Promise<void> {
  const { altered, left } = prepare(work, page);
  if (left > 0) done.left = left;
  if (altered.length === 0) return;
  const made = await commit(work, altered, '');
  done.changed += made.changed;
  done.values += made.values;
  done.erased += made.erased;
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
    if (signal.aborted) done();
  });
}
