import { UserError } from '../../core/errors.ts';
import type { VaultUpkeep } from '../../core/vault-upkeep.ts';
import { parseDsn } from '../databases/address.ts';
import { openMysqlUpkeep } from './upkeep-mysql.ts';
import { openPostgresUpkeep } from './upkeep-postgres.ts';
import { openSqliteUpkeep } from './upkeep-sqlite.ts';

export async function openUpkeep(where: string): Promise<VaultUpkeep> {
  const address = parseDsn(where, process.env);
  if (!address) throw new UserError('The vault works on a live database, not on a dump.');
  if (address.kind === 'sqlite') return openSqliteUpkeep(address.path);
  return address.login.driver === 'mysql' ? openMysqlUpkeep(address.login) : openPostgresUpkeep(address.login);
}
