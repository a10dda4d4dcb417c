import { UserError } from '../../core/errors.ts';
import type { VaultDatabase } from '../../core/vault-database.ts';
import { parseDsn } from '../databases/address.ts';
import { openMysqlVault } from './mysql.ts';
import { openPostgresVault } from './postgres.ts';
import { openSqliteVault } from './sqlite.ts';

/** Opens a live database with the right to write. `locks` is a folder of ours, for databases that have no locks by name. */
export async function openVaultDatabase(where: string, locks: string): Promise<VaultDatabase> {
  const address = parseDsn(where, process.env);
  if (!address)
    throw new UserError('The vault works on a live database, not on a dump.', {
      hint: '--db takes mysql://user@host/name, postgres://user@host/name or sqlite:FILE.',
    });
  if (address.kind === 'sqlite') return openSqliteVault(address.path, locks);
  return address.login.driver === 'mysql' ? openMysqlVault(address.login) : openPostgresVault(address.login);
}
