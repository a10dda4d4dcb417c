import { Unknown } from '../../core/fact.ts';
import { CannotTell, UserError } from '../../core/errors.ts';
import type { Tools } from '../../core/tools.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import { recogniseTables } from '../../audit/recognise-tables.ts';
import { tableOf } from '../../audit/probes/look.ts';
import { engines } from '../../engines/index.gen.ts';
import { openDatabase } from '../../io/databases/open.ts';
import { openVaultDatabase } from '../../io/vault/open.ts';
import { assertSameStore, splitDatabase } from '../../io/vault/split.ts';
import type { Keys } from '../../protect/vault/keys.ts';
import type { KnownColumn } from '../../protect/vault/plan.ts';
import { sweepHalted } from '../../protect/vault/sweep.ts';
import { readSettings } from '../settings.ts';
import type { VaultHome } from './ring.ts';
import { staySmall } from './small.ts';

/** What the user said of the database. */
export interface DatabaseFlags {
  readonly db?: string;
  readonly vaultDb?: string;
  readonly config?: string;
}

export async function databaseAddress(flags: DatabaseFlags): Promise<string> {
  const where = flags.db ?? (await readSettings(flags.config)).store?.db;
  if (where === undefined || where === 'auto' || where === 'none')
    throw new UserError('Which database?', {
      hint: 'Add --db mysql://user@host/name, postgres://user@host/name or sqlite:FILE.',
    });
  return where;
}

/** Opens the store's database for writing, does the work, and closes it. */
export async function withDatabase<Result>(
  flags: DatabaseFlags,
  home: VaultHome,
  work: (database: VaultDatabase, address: string) => Promise<Result>,
): Promise<Result> {
  staySmall();
  const address = await databaseAddress(flags);
  const database = await openStore(flags, home);
  try {
    return await work(database, address);
  } finally {
    await database.close();
  }
}

/** The store's database; the vault stands beside its tables, or in the database that was named for it. */
export async function openStore(flags: DatabaseFlags, home: VaultHome): Promise<VaultDatabase> {
  const address = await databaseAddress(flags);
  const apart = flags.vaultDb ?? (await readSettings(flags.config)).vault?.db;
  const store = await openVaultDatabase(address, home.locks);
  if (apart === undefined) return store;
  let vault: VaultDatabase | undefined;
  try {
    vault = await openVaultDatabase(apart, home.locks);
    await assertSameStore(store, vault);
    return splitDatabase(store, vault);
  } catch (error) {
    await vault?.close();
    await store.close();
    throw error;
  }
}

/** The same, with the vault of that database for this process alone. */
export function withClaim<Result>(
  flags: DatabaseFlags,
  home: VaultHome,
  keys: Keys,
  work: (database: VaultDatabase, address: string) => Promise<Result>,
): Promise<Result> {
  return withDatabase(flags, home, async (database, address) => {
    if (!(await database.claim()))
      throw new UserError('Another storewarden is at work on the vault of this database.', {
        hint: 'Wait until it has ended, then try again.',
      });
    await sweepHalted(database, keys);
    return work(database, address);
  });
}

/** Whether there is a vault in the database; a mistake of the user if not. */
export async function assertInstalled(database: VaultDatabase): Promise<void> {
  if (!(await database.installed()))
    throw new UserError('Nothing was sealed in this database yet.', { hint: 'Run: storewarden vault plan --db …' });
}

/** The columns in which the store's engine keeps payment data, under their real names. Looks through the read-only hand. */
export async function knownColumns(address: string, tools: Tools): Promise<readonly KnownColumn[]> {
  const opened = await openDatabase(
    { where: address, logins: undefined, files: new Unknown('not-asked', 'No files were looked at.'), ssh: {} },
    tools,
  );
  if (opened instanceof Unknown) return [];
  try {
    const seen = await recogniseTables(opened.database, engines);
    const engine = engines.find(({ id }) => id === seen?.seen.id);
    const tables = await opened.database.tables();
    return (engine?.database?.sensitive ?? []).flatMap(({ table, column, holds }) => {
      const real = tableOf(table, tables, seen?.prefix ?? '');
      const isPayment = holds === 'card' || holds === 'card-code' || holds === 'track';
      return real && isPayment ? [{ table: real.name, column, holds }] : [];
    });
  } catch (error) {
    if (error instanceof CannotTell) return [];
    throw error;
  } finally {
    await opened.close();
  }
}
