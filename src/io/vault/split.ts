import { UserError } from '../../core/errors.ts';
import type { HaltedBatch, VaultDatabase, VaultPlace, VaultTable } from '../../core/vault-database.ts';

/** In the place of this name stands which batch was written to the vault, and may not have reached the store. */
const BATCH = '@batch';

/** What happens between the two databases inside one `atomically`. */
interface Under {
  tokens: string[];
  undoRows: { readonly place: number; readonly row: string } | undefined;
  place: number;
  isWritten: boolean;
  readonly drops: { readonly table: VaultTable; readonly ids: readonly number[] }[];
}

/** The vault's transaction would be tried again alone: both are. */
class Again extends Error {
  override readonly name = 'Again';
}

const MOST_TRIES = 6;

/**
 * The store in one database, and the vault's own tables in another. Two databases cannot commit at once, so the order
 * says which of them may be ahead after a crash: the vault takes what is new before the store does, and gives up what is
 * old after the store did. So a number always stands in at least one of them.
 */
export function splitDatabase(store: VaultDatabase, vault: VaultDatabase): VaultDatabase {
  if (store.name === vault.name)
    throw new UserError('--vault-db is the database of the store itself.', { hint: 'Leave it out, or name another.' });
  let under: Under | undefined;
  let isMarked = false;

  async function mark(done: Under): Promise<void> {
    if (!done.isWritten || done.place === 0) return;
    const [first] = done.tokens.length > 0 ? await vault.valuesOf(done.tokens.slice(0, 1)) : [];
    const undo = done.undoRows ? await vault.undoOf(done.undoRows.place, [done.undoRows.row]) : [];
    const halted: HaltedBatch = { place: done.place, value: first?.id ?? 0, undo: undo.at(-1)?.id ?? 0 };
    await setMark(JSON.stringify(halted));
  }

  async function setMark(after: string): Promise<void> {
    const known = (await vault.places()).find(({ table }) => table === BATCH);
    const [any] = await vault.places();
    const bare = { changed: 0, erased: 0, began: '', purged: '', method: 'batch', state: 'sealed' } as const;
    await vault.setPlace({ ...bare, vault: any?.vault ?? '', ...known, table: BATCH, column: '', after });
    isMarked = after !== '';
  }

  async function attempt<Result>(work: () => Promise<Result>, mine: Under): Promise<Result> {
    let tried = 0;
    return vault.atomically(async () => {
      tried += 1;
      // The store has written already in this transaction: it has to begin anew as well.
      if (tried > 1) throw new Again();
      under = mine;
      try {
        const made = await work();
        await mark(mine);
        return made;
      } finally {
        under = undefined;
      }
    });
  }

  async function once<Result>(work: () => Promise<Result>): Promise<Result> {
    let last: Under | undefined;
    const made = await store.atomically(async () => {
      // The store rolled the try before back: what the vault took for it stands for nothing.
      if (last && last.tokens.length > 0) await dropTokens(last.tokens);
      last = { tokens: [], undoRows: undefined, place: 0, isWritten: false, drops: [] };
      return attempt(work, last);
    });
    for (const { table, ids } of last?.drops ?? []) await vault.drop(table, ids);
    return made;
  }

  async function dropTokens(tokens: readonly string[]): Promise<void> {
    const found = await vault.valuesOf(tokens);
    await vault.drop(
      'value',
      found.map(({ id }) => id),
    );
  }

  async function places(): Promise<readonly VaultPlace[]> {
    return (await vault.places()).filter(({ table }) => table !== BATCH);
  }

  return {
    dialect: store.dialect,
    name: `${store.name}, with its vault in ${vault.name}`,
    tables: () => store.tables(),
    installed: () => vault.installed(),
    install: () => vault.install(),
    claim: async () => (await store.claim()) && (await vault.claim()),
    page: (from) => store.page(from),
    hold: (table, column, keys) => store.hold(table, column, keys),
    async write(table, column, cells) {
      if (under && cells.length > 0) under.isWritten = true;
      await store.write(table, column, cells);
    },
    async atomically(work) {
      for (let tried = 1; ; tried++) {
        try {
          return await once(work);
        } catch (error) {
          if (!(error instanceof Again) || tried === MOST_TRIES) throw error;
        }
      }
    },
    // Both are needed, one after the other: the caller goes the long way.
    swap: async () => 'changed',
    places,
    setPlace: (place) => vault.setPlace(place),
    async addValues(values) {
      if (under && values[0]) {
        under.tokens.push(...values.map(({ token }) => token));
        under.place = values[0].place;
      }
      await vault.addValues(values);
    },
    async addUndo(values) {
      if (under && values[0]) {
        under.undoRows ??= values[0];
        under.place = values[0].place;
      }
      await vault.addUndo(values);
    },
    valuesOf: (tokens) => vault.valuesOf(tokens),
    valuesLike: (fingerprint) => vault.valuesLike(fingerprint),
    values: (from) => vault.values(from),
    undo: (from) => vault.undo(from),
    undoOf: (place, rows) => vault.undoOf(place, rows),
    reseal: (table, values) => vault.reseal(table, values),
    async drop(table, ids) {
      if (under) under.drops.push({ table, ids });
      else await vault.drop(table, ids);
    },
    count: (table, where) => vault.count(table, where),
    tidy: (tables) => store.tidy(tables),
    apart: {
      async halted() {
        if (!(await vault.installed())) return undefined;
        const known = (await vault.places()).find(({ table }) => table === BATCH);
        // Written by `mark` alone.
        return known && known.after !== '' ? (JSON.parse(known.after) as HaltedBatch) : undefined;
      },
      settled: () => setMark(''),
    },
    async close() {
      // Everything that was begun has ended, in both.
      if (isMarked) await setMark('').catch(() => undefined);
      await Promise.allSettled([store.close(), vault.close()]);
    },
  };
}

/** Throws if the vault holds columns, and none of them is in this store. */
export async function assertSameStore(store: VaultDatabase, vault: VaultDatabase): Promise<void> {
  if (!(await vault.installed())) return;
  const places = (await vault.places()).filter(({ table }) => !table.startsWith('@'));
  const tables = await store.tables();
  const isHere = ({ table, column }: VaultPlace): boolean =>
    tables.some((one) => one.name === table && one.columns.some(({ name }) => name === column));
  if (places.length > 0 && !places.some(isHere))
    throw new UserError(`The vault in ${vault.name} belongs to another store.`, {
      hint: 'Each store has a vault database of its own.',
    });
}
