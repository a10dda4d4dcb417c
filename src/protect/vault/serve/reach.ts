import type { VaultDatabase } from '../../../core/vault-database.ts';
import type { Keys } from '../keys.ts';

/** The database and the key ring of a service that runs for months: both may go and come back. */
export interface Reach {
  /** Opened anew if it was lost. */
  database(): Promise<VaultDatabase>;
  /** Says that the database did not answer as it should: if it is gone, the next one is a new connection. */
  doubt(): Promise<void>;
  /** The ring as its file holds it now. */
  keys(): Promise<Keys>;
  close(): Promise<void>;
}

/** A reach that opens what it needs. `ringText` tells whether the ring was changed since it was opened. */
export function makeReach(
  openDatabase: () => Promise<VaultDatabase>,
  ringText: () => Promise<string | undefined>,
  openKeys: () => Promise<Keys>,
): Reach {
  let database: Promise<VaultDatabase> | undefined;
  let known: { readonly text: string | undefined; readonly keys: Keys } | undefined;
  return {
    async database() {
      database ??= openDatabase();
      try {
        return await database;
      } catch (error) {
        database = undefined;
        throw error;
      }
    },
    async doubt() {
      const one = await database?.catch(() => undefined);
      if (!one || (await one.installed().catch(() => false))) return;
      database = undefined;
      await one.close().catch(() => undefined);
    },
    async keys() {
      const text = await ringText();
      // The text is read before the ring: a change in between is seen the next time.
      if (!known || known.text !== text) known = { text, keys: await openKeys() };
      return known.keys;
    },
    async close() {
      const one = await database?.catch(() => undefined);
      await one?.close().catch(() => undefined);
    },
  };
}
