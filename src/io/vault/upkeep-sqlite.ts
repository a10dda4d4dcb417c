import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { VaultUpkeep } from '../../core/vault-upkeep.ts';

/** A SQLite file: it has no widths, and is written anew as a whole by default. */
export function openSqliteUpkeep(path: string): VaultUpkeep {
  return {
    rewriting: 'VACUUM',
    widen: async () => undefined,
    refresh: async () => undefined,
    costs: async () => [],
    async copies() {
      const name = basename(path);
      const own = new Set([name, `${name}-wal`, `${name}-shm`, `${name}-journal`]);
      const beside = readdirSync(dirname(path)).filter((one) => one.startsWith(name) && !own.has(one));
      return beside
        .filter((one) => statSync(join(dirname(path), one)).isFile())
        .map((one) => ({
          where: `${join(dirname(path), one)} looks like a copy of the file.`,
          todo: 'Delete it, or keep it encrypted.',
        }));
    },
    close: async () => undefined,
  };
}
