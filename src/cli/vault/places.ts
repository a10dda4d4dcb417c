import { UserError } from '../../core/errors.ts';
import type { VaultDatabase, VaultPlace } from '../../core/vault-database.ts';
import { assertInstalled } from './database.ts';
import type { VaultFlags } from './flags.ts';

/** The columns that were sealed with this key ring, or those of them that were asked for. */
export async function ownPlaces(
  database: VaultDatabase,
  vault: string,
  flags: VaultFlags,
): Promise<readonly VaultPlace[]> {
  await assertInstalled(database);
  const places = await database.places();
  const other = places.find((place) => place.vault !== vault);
  if (other)
    throw new UserError(`${other.table}.${other.column} was sealed with another key ring.`, {
      hint: 'Use the key ring of that vault.',
    });
  for (const name of flags.column)
    if (!places.some(({ table, column }) => `${table}.${column}` === name))
      throw new UserError(`"${name}" is not sealed.`);
  return places.filter(({ table, column }) => flags.column.length === 0 || flags.column.includes(`${table}.${column}`));
}
