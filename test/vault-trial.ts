import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Tools } from '../src/core/tools.ts';
import type { VaultDatabase } from '../src/core/vault-database.ts';
import { openVaultDatabase } from '../src/io/vault/open.ts';
import { makeKeys, type Keys, type RingStore } from '../src/protect/vault/keys.ts';
import { localKeeper } from '../src/protect/vault/local-keeper.ts';
import { makeMysql, makePostgres } from './databases/servers.ts';

/** A database of its own with the vault's hand on it, for tests. */
export interface VaultTrial {
  readonly kind: 'sqlite' | 'mysql' | 'postgres';
  readonly dsn: string;
  readonly locks: string;
  run(sql: string): Promise<void>;
  open(): Promise<VaultDatabase>;
  drop(): Promise<void>;
}

export async function makeTrial(kind: VaultTrial['kind']): Promise<VaultTrial | string> {
  const locks = mkdtempSync(join(tmpdir(), 'sw-vault-'));
  if (kind === 'sqlite') {
    const path = join(locks, 'shop.db');
    const file = new DatabaseSync(path);
    return {
      kind,
      locks,
      dsn: `sqlite:${path}`,
      run: async (sql) => file.exec(sql),
      open: () => openVaultDatabase(`sqlite:${path}`, locks),
      drop: async () => file.close(),
    };
  }
  const made = await (kind === 'mysql' ? makeMysql() : makePostgres());
  if (typeof made === 'string') return made;
  return { kind, locks, dsn: made.dsn, run: made.run, open: () => openVaultDatabase(made.dsn, locks), drop: made.drop };
}

/** A key ring in memory. */
export async function makeTrialKeys(): Promise<Keys> {
  let text: string | undefined;
  const store: RingStore = { read: async () => text, write: async (next) => void (text = next) };
  return makeKeys(store, localKeeper({ kind: 'env', name: 'TRIAL' }, randomBytes(32)), () => new Date());
}

const nothing = (): void => undefined;
export const trialTools: Tools = {
  now: () => new Date('2026-11-23T10:00:00Z'),
  signal: new AbortController().signal,
  log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  tell: nothing,
};

/** Every cell of a table in the order of its key, as the vault's hand reads it. */
export async function cellsOf(
  database: VaultDatabase,
  table: string,
  columns: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = [];
  let after: readonly string[] | undefined;
  for (;;) {
    const page = await database.page({ table, columns, after, limit: 1000, atLeast: 0 });
    found.push(...page.map((row) => JSON.stringify(row)));
    after = page.at(-1)?.key;
    if (page.length < 1000) return found;
  }
}
